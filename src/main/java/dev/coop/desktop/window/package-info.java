/** The window and what is in it when there is nothing else to show. */
@NullMarked
package dev.coop.desktop.window;

import org.jspecify.annotations.NullMarked;
