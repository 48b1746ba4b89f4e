/** What can be done in the window by name: the same commands for the menu bar, for keys and for the palette. */
@NullMarked
package dev.coop.desktop.command;

import org.jspecify.annotations.NullMarked;
