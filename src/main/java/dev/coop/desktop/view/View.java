package dev.coop.desktop.view;

import javafx.scene.Parent;

/**
 * Something that fills a part of the window. Made when it is first shown and kept from then on. All on the JavaFX
 * thread. What polls or moves begins in {@link #shown()} and ends in {@link #hidden()}.
 */
public interface View {
    Parent node();

    /** It can be seen from now on: it is chosen, and the window is open and not minimized. */
    default void shown() {}

    /** It cannot be seen any more. */
    default void hidden() {}

    /** The window closes. Comes after {@link #hidden()}. */
    default void close() {}

    /** Moves the keyboard into it. */
    default void focus() {
        node().requestFocus();
    }
}
