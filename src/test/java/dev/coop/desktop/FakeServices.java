package dev.coop.desktop;

import dev.coop.core.audit.AuditLog;
import dev.coop.core.container.ContainerLogs;
import dev.coop.core.container.ContainerMonitor;
import dev.coop.core.container.ContainerService;
import dev.coop.core.files.ContainerFiles;
import dev.coop.core.image.ImageService;
import dev.coop.core.mount.MountService;
import dev.coop.core.settings.SettingsService;
import dev.coop.core.setup.LocalIncus;
import dev.coop.core.snapshot.SnapshotService;
import dev.coop.core.snapshot.diff.DiffService;
import dev.coop.core.update.Updates;
import dev.coop.core.vm.VmService;
import dev.coop.desktop.create.CreateDefaults;
import dev.coop.desktop.instance.SingleInstance;
import dev.coop.desktop.service.DesktopServices;
import dev.coop.host.ProgramPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The services of a window under test: what it does not care for is empty. */
class FakeServices implements DesktopServices {
    private final ContainerService containers;
    final FakeImages images = new FakeImages();
    final FakeLogs logs = new FakeLogs();
    final FakeSetup setup = new FakeSetup();
    VmService vm;
    Path root;
    final FakeFiles files = new FakeFiles();
    private final FakeMonitor monitor;
    MountService mounts = new FakeMounts();
    final FakeSnapshots snapshots = new FakeSnapshots();
    private final FakeDiffs diffs = new FakeDiffs();
    private final Path folder;
    AuditLog audit;
    String newest = "v0.1.0";
    Optional<String> sessionBus = Optional.empty();

    FakeServices(ContainerService containers) {
        this.containers = containers;
        monitor = containers instanceof FakeContainers fake ? fake.monitor : new FakeMonitor();
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "desktop")), "");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        root = folder.resolve("root");
        vm = Vms.without(folder);
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
    public FakeSetup setup() {
        return setup;
    }

    @Override
    public VmService vm() {
        return vm;
    }

    /** A computer whose files are in a folder of the test's, with no programs. */
    @Override
    public LocalIncus localIncus() {
        return new LocalIncus(root, new ProgramPath(List.of(root.resolve("usr/bin"))));
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
    public Updates updates() {
        return new Updates(
                "https://example.org/coop",
                version(),
                address -> "{\"tag_name\": \"" + newest + "\", \"html_url\": \"https://example.org/coop/" + newest
                        + "\"}");
    }

    @Override
    public String notices() {
        return "Lists of 2 third-party dependencies.\n     (Apache-2.0) picocli\n     (MIT) SLF4J API Module\n";
    }

    @Override
    public SingleInstance instance() {
        return SingleInstance.claim(runtime()).orElseThrow();
    }

    Path runtime() {
        return folder;
    }

    @Override
    public Optional<String> sessionBus() {
        return sessionBus;
    }

    @Override
    public Path terminals() {
        return folder.resolve("data/terminals.properties");
    }

    @Override
    public String version() {
        return "0.1.0";
    }
}
