/** Whether there is a newer Coop. Nothing here installs anything. */
@NullMarked
package dev.coop.core.update;

import org.jspecify.annotations.NullMarked;
