@NullMarked
package dev.coop.desktop.snapshots;

import org.jspecify.annotations.NullMarked;
