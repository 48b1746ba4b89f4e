package dev.coop.core.snapshot;

import dev.coop.core.authorization.AuthorizationRequest;
import dev.coop.core.authorization.CodeEntry;
import dev.coop.core.authorization.Deadline;
import dev.coop.core.mount.Mount;
import dev.coop.core.mount.MountProposal;
import dev.coop.core.mount.MountRequest;
import dev.coop.core.mount.MountService;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Mounts before which a snapshot of the container is made when the place is protected: once the code was right, and before
 * the container sees anything. Where no snapshot can be made nothing is mounted.
 */
public final class SnapshottingMounts implements MountService {
    private final MountService mounts;
    private final Supplier<SnapshotService> snapshots;

    /** @param snapshots made when the first snapshot is */
    public SnapshottingMounts(MountService mounts, Supplier<SnapshotService> snapshots) {
        this.mounts = mounts;
        this.snapshots = snapshots;
    }

    @Override
    public List<Mount> list() {
        return mounts.list();
    }

    @Override
    public List<Mount> list(String container) {
        return mounts.list(container);
    }

    @Override
    public MountProposal propose(MountRequest request) {
        return mounts.propose(request);
    }

    @Override
    public Mount add(MountRequest request, CodeEntry entry) {
        return mounts.add(request, new Accepted(entry, snapshots));
    }

    @Override
    public void remove(String container, String name) {
        mounts.remove(container, name);
    }

    @Override
    public Mount setReadOnly(String container, String name, boolean readOnly, CodeEntry entry) {
        return mounts.setReadOnly(container, name, readOnly, new Accepted(entry, snapshots));
    }

    @Override
    public Optional<Instant> removeExpired() {
        return mounts.removeExpired();
    }

    /** An entry of a code that makes a snapshot as soon as it is known that the code was right. */
    private static final class Accepted implements CodeEntry {
        private final CodeEntry entry;
        private final Supplier<SnapshotService> snapshots;
        private String container = "";

        Accepted(CodeEntry entry, Supplier<SnapshotService> snapshots) {
            this.entry = entry;
            this.snapshots = snapshots;
        }

        @Override
        public void prepare(AuthorizationRequest request) {
            container = request.subject().container();
            entry.prepare(request);
        }

        @Override
        public char @Nullable [] ask(AuthorizationRequest request, int triesLeft, Deadline deadline)
                throws InterruptedException {
            return entry.ask(request, triesLeft, deadline);
        }

        @Override
        public void end(Outcome outcome) {
            entry.end(outcome);
            if (outcome == Outcome.ACCEPTED) {
                snapshots.get().createAutomatic(container, Origin.MOUNT, "before a protected folder was shared");
            }
        }
    }
}
