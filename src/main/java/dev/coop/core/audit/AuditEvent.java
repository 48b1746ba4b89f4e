package dev.coop.core.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something that is to be remembered.
 *
 * @param container whom it is about; empty when about none
 * @param source the folder of the host, if it is about one
 * @param target where the container sees it
 * @param mode {@code ro} or {@code rw}
 * @param detail the reason, or what else there is to know; one sentence, or empty
 */
public record AuditEvent(
        AuditKind kind,
        String container,
        @Nullable String source,
        @Nullable String target,
        @Nullable String mode,
        String detail) {

    /** About a container as a whole. */
    public static AuditEvent container(AuditKind kind, String container, String detail) {
        return new AuditEvent(kind, container, null, null, null, detail);
    }

    /** About a folder of the host in a container. */
    public static AuditEvent mount(
            AuditKind kind, String container, String source, String target, boolean readOnly, String detail) {
        return new AuditEvent(kind, container, source, target, readOnly ? "ro" : "rw", detail);
    }
}
