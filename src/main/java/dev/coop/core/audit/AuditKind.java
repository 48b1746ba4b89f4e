package dev.coop.core.audit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be told of. */
public enum AuditKind {
    /** A container was given a folder. */
    MOUNT_GRANTED,
    /** A container was not given a folder. */
    MOUNT_REFUSED,
    /** A folder was taken away again because its time was over. */
    MOUNT_EXPIRED,
    /** What lies at a folder's path is no longer what was approved. */
    MOUNT_CHANGED,
    /** A folder was taken away again. */
    MOUNT_REMOVED,
    /** All that runs in a container was frozen. */
    CONTAINER_LOCKED,
    /** It may go on. */
    CONTAINER_UNLOCKED,
    /** A container got another name; the detail is the one that it had. */
    CONTAINER_RENAMED,
    /** The right code was entered. */
    AUTHORIZATION_GRANTED,
    /** No code was sent, or not the right one was entered in time. */
    AUTHORIZATION_FAILED,
    /** A line that a crash had left half-written was cut off. */
    RECORD_REPAIRED,
    /** The anchor was not there when it was needed: lines may have been cut off before. */
    ANCHOR_LOST;

    /** As it is written, such as {@code mount-granted}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind that is written so, or null. */
    static @Nullable AuditKind of(String text) {
        for (AuditKind each : values()) {
            if (each.text().equals(text)) {
                return each;
            }
        }
        return null;
    }
}
