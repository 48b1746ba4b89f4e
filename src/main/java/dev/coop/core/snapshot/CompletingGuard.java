package dev.coop.core.snapshot;

import dev.coop.core.mount.MountGuard;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A guard that first ends a restore which another process left in the middle: until then a container may have the mounts of
 * the snapshot, and what was approved of them.
 */
public final class CompletingGuard implements MountGuard {
    private final MountGuard guard;
    private final Consumer<String> complete;

    /** @param complete ends such a restore of the container of that name, if there is one */
    public CompletingGuard(MountGuard guard, Consumer<String> complete) {
        this.guard = guard;
        this.complete = complete;
    }

    @Override
    public void check(String container) {
        complete.accept(container);
        guard.check(container);
    }

    @Override
    public void removeExpired(String container) {
        guard.removeExpired(container);
    }

    @Override
    public boolean mapOtherwise(String container, String failure) {
        return guard.mapOtherwise(container, failure);
    }

    @Override
    public void verify(String container) {
        guard.verify(container);
    }

    @Override
    public Admission prepare(
            String container,
            Map<String, String> config,
            Map<String, Map<String, String>> devices,
            @Nullable Path workdir) {
        return guard.prepare(container, config, devices, workdir);
    }

    @Override
    public Admission admit(String container, Map<String, String> config, Map<String, Map<String, String>> devices) {
        return guard.admit(container, config, devices);
    }
}
