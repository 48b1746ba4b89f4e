/**
 * Snapshots of containers: points to which a container's disk can go back. A restore brings the disk back, never the
 * permissions: mounts, limits and profiles of now stay.
 */
@NullMarked
package dev.coop.core.snapshot;

import org.jspecify.annotations.NullMarked;
