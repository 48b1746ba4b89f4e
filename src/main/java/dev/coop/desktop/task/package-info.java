/** Work in the background, and the way back to the JavaFX thread. */
@NullMarked
package dev.coop.desktop.task;

import org.jspecify.annotations.NullMarked;
