/**
 * The receiving end of rsync's protocol, version 31: what a sender says of its files, and their contents where they are
 * asked for. It knows nothing of Incus, and nothing of what it receives is ever written to a disk.
 */
@NullMarked
package dev.coop.incus.rsync;

import org.jspecify.annotations.NullMarked;
