package dev.coop.core.snapshot;

import dev.coop.core.settings.Setting;
import dev.coop.core.settings.SettingsService;
import java.util.function.Supplier;

/** The snapshot that is made before a shell is opened. Where it is wanted and cannot be made there is no shell: somebody relies on it. */
public final class ShellSnapshot {
    private final Supplier<SettingsService> settings;
    private final Supplier<SnapshotService> snapshots;

    /** @param snapshots asked for only when one is made */
    public ShellSnapshot(Supplier<SettingsService> settings, Supplier<SnapshotService> snapshots) {
        this.settings = settings;
        this.snapshots = snapshots;
    }

    /** Whether the settings of now ask for it. */
    public boolean wanted() {
        return settings.get().load().get(Setting.SNAPSHOT_BEFORE_SHELL);
    }

    public ContainerSnapshot make(String container) {
        return snapshots.get().createAutomatic(container, Origin.SHELL, "before a shell was opened");
    }
}
