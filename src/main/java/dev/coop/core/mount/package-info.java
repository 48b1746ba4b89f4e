/** Host folders in containers. {@link dev.coop.core.mount.MountGate} is the one place through which each of them passes. */
@NullMarked
package dev.coop.core.mount;

import org.jspecify.annotations.NullMarked;
