package dev.coop.core.audit;

import java.time.Instant;

/**
 * Something that was written down.
 *
 * @param sequence 1 for the first
 */
public record AuditRecord(long sequence, Instant time, AuditEvent event) {}
