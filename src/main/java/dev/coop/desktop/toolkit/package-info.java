/** What JavaFX itself lacks on one of the systems. */
@NullMarked
package dev.coop.desktop.toolkit;

import org.jspecify.annotations.NullMarked;
