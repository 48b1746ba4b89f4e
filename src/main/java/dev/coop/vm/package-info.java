/**
 * Virtual machines of Colima's and Lima's, for where Incus cannot run on the machine itself, and where the socket of Incus
 * is. Knows nothing of Coop.
 */
@NullMarked
package dev.coop.vm;

import org.jspecify.annotations.NullMarked;
