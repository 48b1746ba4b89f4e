package dev.coop.core.image;

import java.time.Instant;
import java.util.Map;

/**
 * An image in the local store.
 *
 * @param name its alias, or the beginning of its fingerprint when it has none
 * @param sizeBytes as stored
 * @param tools name and version of what is on board, as far as the image says
 */
public record ImageInfo(
        String name,
        String fingerprint,
        String description,
        String architecture,
        long sizeBytes,
        Map<String, String> tools,
        Instant createdAt) {}
