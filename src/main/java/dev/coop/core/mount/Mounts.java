package dev.coop.core.mount;

import dev.coop.core.audit.AuditLog;
import dev.coop.core.authorization.Authorizer;
import dev.coop.core.vm.HostFolders;
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
     * @param instances as they are, also those whose mounts have expired
     * @param guarded also those that are still being made
     * @param account whose files are shared
     * @param folders which of them Incus sees at all
     * @param authorizer made only when a code is needed
     */
    public Mounts(
            IncusClient incus,
            InstanceSource instances,
            InstanceSource guarded,
            Account account,
            Os os,
            MountGate gate,
            HostFolders folders,
            Supplier<Authorizer> authorizer,
            AuditLog audit,
            InstantSource clock) {
        SeenMounts seen = new SeenMounts(incus);
        Attachments attachments = new Attachments(incus, seen);
        IdMapping mapping = new IdMapping(account, os);
        MountJudge judge = new MountJudge(gate);
        Expiry expiry = new Expiry(attachments, audit, clock);
        MountGuard plain =
                new IncusMountGuard(incus, guarded, gate, folders, judge, seen, attachments, mapping, expiry, audit);
        // The guard itself reads what has expired: it takes that away.
        InstanceSource current = new ExpiringInstances(instances, () -> plain, clock);
        this.guard = plain;
        this.service =
                new IncusMounts(current, gate, folders, judge, attachments, mapping, expiry, authorizer, audit, clock);
    }

    public MountService service() {
        return service;
    }

    public MountGuard guard() {
        return guard;
    }
}
