/** A container's life as a line: its snapshots and what else became of it, and the way back. */
@NullMarked
package dev.coop.desktop.snapshots;

import org.jspecify.annotations.NullMarked;
