package dev.coop.core.mount;

import dev.coop.core.audit.AuditEvent;
import dev.coop.core.audit.AuditKind;
import dev.coop.core.audit.AuditLog;
import dev.coop.incus.Instance;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes away mounts whose time is over. */
final class Expiry {
    private final Attachments attachments;
    private final AuditLog audit;
    private final InstantSource clock;

    Expiry(Attachments attachments, AuditLog audit, InstantSource clock) {
        this.attachments = attachments;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether there is work for it; cheap, for what reads instances anyway. */
    static boolean isDue(Instance instance, Instant now) {
        for (Map.Entry<String, String> each : instance.config().entrySet()) {
            if (each.getKey().startsWith(Approval.PREFIX) && each.getKey().endsWith("." + Approval.EXPIRES)) {
                return Approval.in(instance.config()).values().stream().anyMatch(approval -> approval.hasExpired(now));
            }
        }
        return false;
    }

    /** @return when the next one expires; empty when none does */
    Optional<Instant> removeFrom(List<Instance> instances) {
        @Nullable Instant next = null;
        for (Instance instance : instances) {
            Optional<Instant> soonest = removeFrom(instance);
            if (soonest.isPresent() && (next == null || soonest.get().isBefore(next))) {
                next = soonest.get();
            }
        }
        return Optional.ofNullable(next);
    }

    /** @return when its next one expires; empty when none does */
    Optional<Instant> removeFrom(Instance instance) {
        @Nullable Instant next = null;
        for (Approval each : Approval.in(instance.config()).values()) {
            if (each.hasExpired(clock.instant())) {
                remove(instance, each);
            } else if (each.expiresAt() != null
                    && (next == null || each.expiresAt().isBefore(next))) {
                next = each.expiresAt();
            }
        }
        return Optional.ofNullable(next);
    }

    private void remove(Instance instance, Approval expired) {
        attachments.detach(instance.name(), expired.name());
        audit.append(AuditEvent.mount(
                AuditKind.MOUNT_EXPIRED,
                instance.name(),
                expired.source(),
                expired.target(),
                expired.mode().isReadOnly(),
                ""));
    }
}
