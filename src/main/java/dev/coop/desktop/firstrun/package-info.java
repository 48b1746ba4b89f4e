/** The way to the first container: Incus, what Coop needs in it, the image, and the container itself. */
@NullMarked
package dev.coop.desktop.firstrun;

import org.jspecify.annotations.NullMarked;
