/**
 * Looks whether all is well: with Incus, with Coop's own files, with this machine, and with the fence around the containers,
 * which it attacks from the inside.
 */
@NullMarked
package dev.coop.core.doctor;

import org.jspecify.annotations.NullMarked;
