package dev.coop.core.snapshot.diff;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.failure.IncusFailures;
import dev.coop.core.mount.InstanceSource;
import dev.coop.core.snapshot.SnapshotReader;
import dev.coop.core.snapshot.diff.TreeComparison.Pair;
import dev.coop.incus.DiskReader;
import dev.coop.incus.IncusClient;
import dev.coop.incus.IncusException;
import dev.coop.incus.rsync.FileEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Tells what changed on the disks of containers in Coop's project of an Incus server. */
public final class IncusDiffs implements DiffService {
    private final IncusClient incus;
    private final SnapshotReader reader;

    /** @param incus within Coop's project */
    public IncusDiffs(IncusClient incus, InstanceSource containers) {
        this.incus = incus;
        this.reader = new SnapshotReader(incus, containers);
    }

    @Override
    public SnapshotDiff diff(String container, String from, @Nullable String to) {
        return IncusFailures.translating(() -> {
            try (Disks disks = open(container, from, to)) {
                List<Pair> differences = disks.compare();
                return new SnapshotDiff(
                        container,
                        from,
                        to,
                        differences.stream().map(Pair::change).toList(),
                        new PackageComparison(disks.before(), disks.after()).compare(differences));
            }
        });
    }

    @Override
    public List<TextDiff> texts(String container, String from, @Nullable String to, List<String> paths) {
        return IncusFailures.translating(() -> {
            try (Disks disks = open(container, from, to)) {
                TextComparison texts = new TextComparison(disks.before(), disks.after());
                List<TextDiff> all = new ArrayList<>();
                for (Pair each : disks.compare()) {
                    if (isIn(each.path(), paths)) {
                        @Nullable TextDiff text = texts.compare(each);
                        if (text != null) {
                            all.add(text);
                        }
                    }
                }
                return all;
            }
        });
    }

    private static boolean isIn(String path, List<String> paths) {
        for (String each : paths) {
            if (path.equals(each) || path.startsWith(each.endsWith("/") ? each : each + "/")) {
                return true;
            }
        }
        return false;
    }

    /** Two disks that are read at once. */
    private record Disks(DiskReader before, DiskReader after) implements AutoCloseable {
        List<Pair> compare() {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<List<FileEntry>> old = threads.submit(before::files);
                Future<List<FileEntry>> current = threads.submit(after::files);
                return TreeComparison.compare(result(old), result(current));
            }
        }

        @Override
        public void close() {
            try (before) {
                after.close();
            }
        }
    }

    private Disks open(String container, String from, @Nullable String to) {
        reader.instance(container);
        reader.raw(container, from);
        if (to != null) {
            reader.raw(container, to);
        }
        DiskReader before = incus.instances().snapshots(container).disk(from);
        try {
            DiskReader after = to == null
                    ? incus.instances().disk(container)
                    : incus.instances().snapshots(container).disk(to);
            return new Disks(before, after);
        } catch (RuntimeException failure) {
            before.close();
            throw failure;
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CoopException(Kind.INTERRUPTED, "Cancelled");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IncusException known) {
                throw known;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }
}
