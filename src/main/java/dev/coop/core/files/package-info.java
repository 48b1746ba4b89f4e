/** Files in containers: looking at them, and copying between them and the host. */
@NullMarked
package dev.coop.core.files;

import org.jspecify.annotations.NullMarked;
