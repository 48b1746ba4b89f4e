/** Coop in the system's tray: its state, its menu, and the window that hides there. */
@NullMarked
package dev.coop.desktop.tray;

import org.jspecify.annotations.NullMarked;
