package dev.coop.desktop.view;

/** A view that is about no single container, such as the images. */
public interface Page extends View {}
