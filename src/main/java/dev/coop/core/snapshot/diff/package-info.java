/** What changed on a container's disk. It is told from what the server says of the files: nothing of them is ever run. */
@NullMarked
package dev.coop.core.snapshot.diff;

import org.jspecify.annotations.NullMarked;
