package dev.coop.core.mount;

import dev.coop.core.audit.AuditEvent;
import dev.coop.core.audit.AuditKind;
import dev.coop.core.audit.AuditLog;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.failure.IncusFailures;
import dev.coop.core.mount.IdMapping.Choice;
import dev.coop.core.mount.InstanceSource.Agent;
import dev.coop.core.mount.Mount.Mode;
import dev.coop.core.mount.Mount.State;
import dev.coop.core.mount.MountGate.Judged;
import dev.coop.core.vm.HostFolders;
import dev.coop.incus.IncusClient;
import dev.coop.incus.IncusException;
import dev.coop.incus.Instance;
import dev.coop.incus.StateChange;
import dev.coop.incus.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The guard of the containers in Coop's project of an Incus server. */
final class IncusMountGuard implements MountGuard {
    private static final Duration KILL_LIMIT = Duration.ofSeconds(30);

    private final IncusClient incus;
    private final InstanceSource instances;
    private final MountGate gate;
    private final HostFolders folders;
    private final MountJudge judge;
    private final SeenMounts seen;
    private final Attachments attachments;
    private final IdMapping mapping;
    private final Expiry expiry;
    private final AuditLog audit;

    IncusMountGuard(
            IncusClient incus,
            InstanceSource instances,
            MountGate gate,
            HostFolders folders,
            MountJudge judge,
            SeenMounts seen,
            Attachments attachments,
            IdMapping mapping,
            Expiry expiry,
            AuditLog audit) {
        this.incus = incus;
        this.instances = instances;
        this.gate = gate;
        this.folders = folders;
        this.judge = judge;
        this.seen = seen;
        this.attachments = attachments;
        this.mapping = mapping;
        this.expiry = expiry;
        this.audit = audit;
    }

    @Override
    public void removeExpired(String container) {
        IncusFailures.translating(() -> {
            expiry.removeFrom(instances.get(container));
        });
    }

    @Override
    public void check(String container) {
        IncusFailures.translating(() -> {
            Instance instance = instances.get(container);
            expiry.removeFrom(instance);
            if (instance.status() == Status.STOPPED && IdMapping.shifts(instance.config())) {
                attachments.shiftAll(instance);
            }
            for (Mount mount : judge.mounts(instances.get(container))) {
                if (mount.state() != State.OK) {
                    record(AuditKind.MOUNT_CHANGED, mount, "found before the container was to run");
                    throw changed(mount, "\"" + container + "\" was left as it was");
                }
            }
        });
    }

    @Override
    public boolean mapOtherwise(String container, String failure) {
        return IdMapping.isUnshiftable(failure)
                && IncusFailures.translating(() -> {
                    Instance instance = instances.get(container);
                    attachments.unshiftAll(
                            instance, mapping.withoutShift(instances.agent(instance.config()), instance.config()));
                    return true;
                });
    }

    @Override
    public void verify(String container) {
        IncusFailures.translating(() -> {
            Instance instance = instances.get(container);
            if (instance.status() == Status.STOPPED) {
                return;
            }
            for (Mount mount : judge.mounts(instance)) {
                if (mount.state() != State.OK || !isSeen(mount)) {
                    // By force: what runs in it must not go on reading.
                    incus.instances().changeAndAwait(container, StateChange.KILL, KILL_LIMIT);
                    record(AuditKind.MOUNT_CHANGED, mount, "found when the container had started");
                    throw changed(mount, "\"" + container + "\" was stopped");
                }
            }
        });
    }

    private boolean isSeen(Mount mount) {
        try {
            return seen.shows(mount.container(), mount.source(), mount.target());
        } catch (IOException | IncusException unreadable) {
            return false;
        }
    }

    private static CoopException changed(Mount mount, String what) {
        String problem = mount.state() == State.MISSING
                ? "The folder " + mount.source() + " of the mount \"" + mount.name() + "\" is missing, so " + what
                : mount.source() + " of the mount \"" + mount.name() + "\" is no longer what was approved, so " + what;
        return new CoopException(
                Kind.NOT_AUTHORIZED,
                problem,
                "put the folder back, or take the mount away with: coop mount remove " + mount.container() + " "
                        + mount.name());
    }

    private void record(AuditKind kind, Mount mount, String detail) {
        audit.append(AuditEvent.mount(
                kind,
                mount.container(),
                mount.source(),
                mount.target(),
                mount.mode().isReadOnly(),
                detail));
    }

    @Override
    public Admission prepare(
            String container,
            Map<String, String> config,
            Map<String, Map<String, String>> devices,
            @Nullable Path workdir) {
        Agent agent = instances.agent(config);
        Choice choice = mapping.choose(agent, config, false);
        Map<String, String> allowedConfig = Approval.withoutAll(config);
        Map<String, Map<String, String>> allowed = Disks.without(devices);
        // Also without a folder: one that is added later can then be written at once.
        allowedConfig.putAll(choice.config());
        List<String> notes = new ArrayList<>();
        if (workdir != null) {
            String target = agent.home() + "/" + MountNames.WORKSPACE;
            Judged judged = judge(container, workdir, target);
            folders.requireVisible(judged.real(), true);
            Approval approval = judge.approval(MountNames.WORKSPACE, judged, target, Mode.READ_WRITE, null);
            audit.append(AuditEvent.mount(
                    AuditKind.MOUNT_GRANTED, container, approval.source(), approval.target(), false, ""));
            allowedConfig = approval.notedIn(allowedConfig);
            allowed.put(approval.name(), Disks.device(approval, choice.shift()));
            if (!choice.note().isEmpty()) {
                notes.add(choice.note());
            }
        }
        return new Admission(allowedConfig, allowed, notes);
    }

    private Judged judge(String container, Path workdir, String target) {
        try {
            Judged judged = gate.judge(workdir);
            MountGate.refuseUnless(false, judged);
            return judged;
        } catch (CoopException refused) {
            if (refused.kind() == Kind.NOT_AUTHORIZED) {
                audit.append(AuditEvent.mount(
                        AuditKind.MOUNT_REFUSED, container, workdir.toString(), target, false, refused.problem()));
            }
            throw refused;
        }
    }

    @Override
    public Admission admit(String container, Map<String, String> config, Map<String, Map<String, String>> devices) {
        return IncusFailures.translating(() -> {
            Optional<Instance> now = instances.find(container);
            Map<String, Map<String, String>> mounts =
                    now.map(each -> Disks.hosts(each.devices())).orElse(Map.of());
            Map<String, String> allowedConfig = Approval.withoutAll(config);
            Map<String, Map<String, String>> allowed = Disks.without(devices);
            allowed.keySet().removeAll(mounts.keySet());
            now.ifPresent(each -> keep(each, mounts, allowedConfig));
            allowed.putAll(mounts);
            return new Admission(allowedConfig, allowed, left(Disks.hosts(devices), mounts));
        });
    }

    private static void keep(Instance now, Map<String, Map<String, String>> mounts, Map<String, String> config) {
        Approval.in(now.config()).forEach((name, approval) -> {
            if (mounts.containsKey(name)) {
                config.putAll(approval.notedIn(Map.of()));
            }
        });
        @Nullable String map = now.config().get(IdMapping.KEY);
        if (map != null) {
            config.put(IdMapping.KEY, map);
        }
    }

    private static List<String> left(Map<String, Map<String, String>> wanted, Map<String, Map<String, String>> mounts) {
        Map<String, Map<String, String>> left = new LinkedHashMap<>(wanted);
        left.entrySet().removeIf(each -> each.getValue().equals(mounts.get(each.getKey())));
        return left.entrySet().stream()
                .map(each -> "The mount \"" + each.getKey() + "\" of "
                        + each.getValue().get("source") + " did not come along: it would need a new approval.")
                .toList();
    }
}
