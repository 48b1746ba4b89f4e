package dev.coop.core.container;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A container to be made. What is null comes from the settings.
 *
 * @param name an RFC 1123 label of at most 63 characters; null for a random adjective-noun
 * @param image alias in the local store
 * @param workdir a host folder to see, read-write, at {@code /home/agent/workspace}; null for none
 */
public record CreateRequest(
        @Nullable String name,
        @Nullable String image,
        @Nullable Integer cpus,
        @Nullable Integer memoryMb,
        @Nullable Integer diskGb,
        @Nullable Path workdir) {}
