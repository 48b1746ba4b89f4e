package dev.coop.core.snapshot;

import dev.coop.core.audit.AuditLog;
import dev.coop.core.container.ContainerCopier;
import dev.coop.core.container.CreateListener;
import dev.coop.core.failure.IncusFailures;
import dev.coop.core.mount.InstanceSource;
import dev.coop.core.mount.MountGuard;
import dev.coop.core.ssh.SshFiles;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Instance;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The snapshots in Coop's project of an Incus server. */
public final class IncusSnapshots implements SnapshotService {
    private final SnapshotReader reader;
    private final SnapshotKeeper keeper;
    private final Restorer restorer;
    private final SnapshotCopier copier;
    private final ScheduleKeeper schedules;
    private final HistoryReader history;

    /**
     * @param incus within Coop's project
     * @param guard made when a container is restored or copied
     * @param audit made when a history is read
     */
    public IncusSnapshots(
            IncusClient incus,
            InstanceSource containers,
            SshFiles ssh,
            Supplier<MountGuard> guard,
            Supplier<AuditLog> audit) {
        this.reader = new SnapshotReader(incus, containers);
        this.keeper = new SnapshotKeeper(incus, reader, InstantSource.system());
        this.restorer = new Restorer(incus, reader, keeper, guard, InstantSource.system());
        this.copier = new SnapshotCopier(reader, new ContainerCopier(incus, containers, ssh, guard), guard);
        this.schedules = new ScheduleKeeper(incus, reader);
        this.history = new HistoryReader(reader, audit);
    }

    @Override
    public List<ContainerSnapshot> list(String container) {
        return IncusFailures.translating(() -> reader.list(reader.instance(container)));
    }

    @Override
    public ContainerSnapshot create(String container, SnapshotRequest request) {
        return IncusFailures.translating(() -> {
            restorer.complete(container);
            ContainerSnapshot made = keeper.create(container, request);
            expireScheduled(container);
            return made;
        });
    }

    @Override
    public ContainerSnapshot createAutomatic(String container, Origin origin, String note) {
        return IncusFailures.translating(() -> {
            restorer.complete(container);
            ContainerSnapshot made = keeper.createAutomatic(container, origin, note);
            expireScheduled(container);
            return made;
        });
    }

    private void expireScheduled(String container) {
        Instance now = reader.instance(container);
        schedules.expire(now, reader.list(now));
    }

    @Override
    public void delete(String container, String snapshot) {
        IncusFailures.translating(() -> {
            restorer.complete(container);
            keeper.delete(container, snapshot);
        });
    }

    @Override
    public ContainerSnapshot rename(String container, String snapshot, String newName) {
        return IncusFailures.translating(() -> {
            restorer.complete(container);
            return keeper.rename(container, snapshot, newName);
        });
    }

    @Override
    public RestorePlan planRestore(String container, String snapshot, boolean safety) {
        return IncusFailures.translating(() -> {
            restorer.complete(container);
            return restorer.plan(container, snapshot, safety);
        });
    }

    @Override
    public @Nullable ContainerSnapshot restore(
            String container, String snapshot, boolean safety, RestoreListener listener) {
        return IncusFailures.translating(() -> restorer.restore(container, snapshot, safety, listener));
    }

    @Override
    public void newContainer(String container, String snapshot, String name, CreateListener listener) {
        IncusFailures.translating(() -> copier.copy(container, snapshot, name, listener));
    }

    @Override
    public Schedule schedule(String container) {
        return IncusFailures.translating(() -> schedules.get(container));
    }

    @Override
    public void setSchedule(String container, Schedule schedule) {
        IncusFailures.translating(() -> schedules.set(container, schedule));
    }

    @Override
    public void complete(String container) {
        IncusFailures.translating(() -> restorer.complete(container));
    }

    @Override
    public ContainerHistory history(String container) {
        return IncusFailures.translating(() -> history.read(container));
    }
}
