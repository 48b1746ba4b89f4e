package dev.coop.core.snapshot;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A container's life, for a time line.
 *
 * @param events oldest first
 * @param basedOn the snapshot that the disk was last restored from, when that snapshot is still there and none was made
 *     since; null otherwise: the disk goes on from the last event
 */
public record ContainerHistory(
        String container, List<Event> events, @Nullable String basedOn) {

    public ContainerHistory {
        events = List.copyOf(events);
    }

    /** What happened. */
    public enum Kind {
        CREATED,
        SNAPSHOT,
        RESTORED,
        MOUNT_ADDED,
        MOUNT_REMOVED,
        LOCKED,
        UNLOCKED
    }

    /**
     * @param subject the snapshot's or mount's name; of {@code CREATED} the image or the snapshot that it was made from;
     *     empty where there is none
     * @param detail a note or a host path; empty for nothing
     * @param snapshot the snapshot itself, of {@code SNAPSHOT} only
     */
    public record Event(
            Instant at,
            Kind kind,
            String subject,
            String detail,
            @Nullable ContainerSnapshot snapshot) {}
}
