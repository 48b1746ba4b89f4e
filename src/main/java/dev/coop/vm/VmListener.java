package dev.coop.vm;

/** Hears how far a virtual machine has come. Called on other threads, one call at a time. */
public interface VmListener {
    VmListener NONE = new VmListener() {};

    /** Something new is done, such as {@code starting vm}. */
    default void phase(String text) {}

    /** A line of what is going on, such as how much of a download is there. */
    default void detail(String text) {}
}
