package dev.coop.desktop;

import dev.coop.core.audit.AuditLog;
import dev.coop.core.container.ContainerLogs;
import dev.coop.core.container.ContainerMonitor;
import dev.coop.core.container.ContainerService;
import dev.coop.core.files.ContainerFiles;
import dev.coop.core.image.ImageService;
import dev.coop.core.mount.MountService;
import dev.coop.core.settings.SettingsService;
import dev.coop.core.snapshot.SnapshotService;
import dev.coop.core.snapshot.diff.DiffService;
import dev.coop.desktop.create.CreateDefaults;
import dev.coop.desktop.service.DesktopServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** The services of a window under test: what it does not care for is empty. */
class FakeServices implements DesktopServices {
    private final ContainerService containers;
    final FakeImages images = new FakeImages();
    final FakeLogs logs = new FakeLogs();
    final FakeFiles files = new FakeFiles();
    private final FakeMonitor monitor;
    MountService mounts = new FakeMounts();
    final FakeSnapshots snapshots = new FakeSnapshots();
    private final FakeDiffs diffs = new FakeDiffs();
    private final Path folder;
    AuditLog audit;

    FakeServices(ContainerService containers) {
        this.containers = containers;
        monitor = containers instanceof FakeContainers fake ? fake.monitor : new FakeMonitor();
        try {
            folder = Files.createTempDirectory("coop-desktop");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        audit = new AuditLog(
                folder.resolve("data/audit.jsonl"), folder.resolve("config/audit.anchor"), InstantSource.system());
    }

    @Override
    public ContainerService containers() {
        return containers;
    }

    @Override
    public ContainerMonitor monitor() {
        return monitor;
    }

    @Override
    public ContainerLogs logs() {
        return logs;
    }

    @Override
    public ContainerFiles files() {
        return files;
    }

    @Override
    public ImageService images() {
        return images;
    }

    @Override
    public SettingsService settings() {
        return new SettingsService(folder, Map.of("COOP_DEFAULT_IMAGE", "team-image"));
    }

    @Override
    public MountService mounts() {
        return mounts;
    }

    @Override
    public SnapshotService snapshots() {
        return snapshots;
    }

    @Override
    public DiffService diffs() {
        return diffs;
    }

    @Override
    public AuditLog audit() {
        return audit;
    }

    @Override
    public CreateDefaults createDefaults() {
        return new CreateDefaults(2, 4096, "coop-agent-base");
    }

    @Override
    public Path windowState() {
        return folder.resolve("window.properties");
    }

    @Override
    public String version() {
        return "0.1.0";
    }
}
