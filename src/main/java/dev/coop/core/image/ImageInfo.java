package dev.coop.core.image;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An image in the local store.
 *
 * @param name its alias, or the beginning of its fingerprint when it has none
 * @param sizeBytes as stored
 * @param tools name and version of what is on board, as far as the image says
 * @param outdated whether its recipe would make another one today; null when it was not made from a recipe
 * @param containers the names of those that were made from it
 */
public record ImageInfo(
        String name,
        String fingerprint,
        String description,
        String architecture,
        long sizeBytes,
        Map<String, String> tools,
        Instant createdAt,
        @Nullable Boolean outdated,
        List<String> containers) {}
