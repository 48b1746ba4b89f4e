package dev.coop.core.mount;

import dev.coop.core.audit.AuditLog;
import dev.coop.core.authorization.Authorizer;
import dev.coop.host.Account;
import dev.coop.host.Os;
import dev.coop.incus.IncusClient;
import java.time.InstantSource;
import java.util.function.Supplier;

/** All that there is about mounts, put together for one Incus server. */
public final class Mounts {
    private final MountService service;
    private final MountGuard guard;

    /**
     * @param incus within Coop's project
     * @param account whose files are shared
     * @param authorizer made only when a code is needed
     */
    public Mounts(
            IncusClient incus,
            InstanceSource instances,
            Account account,
            Os os,
            MountGate gate,
            Supplier<Authorizer> authorizer,
            AuditLog audit,
            InstantSource clock) {
        SeenMounts seen = new SeenMounts(incus);
        Attachments attachments = new Attachments(incus, seen);
        IdMapping mapping = new IdMapping(account, os);
        MountJudge judge = new MountJudge(gate);
        Expiry expiry = new Expiry(attachments, audit, clock);
        this.service = new IncusMounts(instances, gate, judge, attachments, mapping, expiry, authorizer, audit, clock);
        this.guard = new IncusMountGuard(incus, instances, gate, judge, seen, attachments, mapping, expiry, audit);
    }

    public MountService service() {
        return service;
    }

    public MountGuard guard() {
        return guard;
    }
}
