package dev.coop.core.container;

import org.jspecify.annotations.Nullable;

/**
 * What a container may use of the machine.
 *
 * @param cpus at least 1; null to leave it as it is
 * @param memoryMb in MiB, at least 1; null to leave it as it is
 */
public record Limits(@Nullable Integer cpus, @Nullable Integer memoryMb) {}
