package dev.coop.testing;

import dev.coop.core.audit.AuditLog;
import dev.coop.core.container.ContainerLogs;
import dev.coop.core.container.ContainerMonitor;
import dev.coop.core.container.ContainerService;
import dev.coop.core.container.CreateRequest;
import dev.coop.core.container.IncusContainers;
import dev.coop.core.container.IncusLogs;
import dev.coop.core.container.IncusMonitor;
import dev.coop.core.container.OwnInstances;
import dev.coop.core.files.ContainerFiles;
import dev.coop.core.files.IncusFiles;
import dev.coop.core.mount.MountGate;
import dev.coop.core.mount.Mounts;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.Settings;
import dev.coop.core.setup.Setup;
import dev.coop.core.snapshot.IncusSnapshots;
import dev.coop.core.snapshot.SnapshotService;
import dev.coop.core.ssh.SshFiles;
import dev.coop.core.vm.HostFolders;
import dev.coop.host.Account;
import dev.coop.host.Folders;
import dev.coop.host.Os;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Coop with a project of its own in the real Incus, and with files of its own, for one test class. Containers are made
 * from the minimal test image unless another is named. Register it in a static field.
 */
public final class CoopFixture implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
    private final IncusFixture incus;
    private @Nullable Path folder;

    public CoopFixture() {
        this(new IncusFixture());
    }

    private CoopFixture(IncusFixture incus) {
        this.incus = incus;
    }

    /** On a pool of the driver {@code dir}. */
    public static CoopFixture onDirPool() {
        return new CoopFixture(IncusFixture.onDirPool());
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        open();
    }

    /** For programs that JUnit does not run. */
    public void open() throws IOException {
        folder = Files.createTempDirectory("coop-it").toRealPath();
        incus.open();
        incus.client().profiles().create(profile(incus.pool()));
        TestImages.minimal(incus.global());
    }

    /** As {@code coop init} makes it, on that pool. */
    public static Profile profile(String pool) {
        return Setup.sandbox(pool, IncusFixture.BRIDGE, true);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        try {
            incus.close();
        } finally {
            try (Stream<Path> all = Files.walk(folder())) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    public IncusFixture incus() {
        return incus;
    }

    /** For whatever a test writes. */
    public Path folder() {
        if (folder == null) {
            throw new IllegalStateException("register the fixture with @RegisterExtension, in a static field");
        }
        return folder;
    }

    public Path config() {
        return folder().resolve("config");
    }

    public Path knownHosts() {
        return config().resolve("ssh/known_hosts");
    }

    /** The packaged program; the build says where it is. */
    public static Path program() {
        return Path.of(System.getProperty("coop.distribution", "target/coop"), "bin", "coop")
                .toAbsolutePath();
    }

    /** What makes the packaged program work here. */
    public Map<String, String> environment() {
        return Map.of(
                "COOP_CONFIG_DIR", config().toString(),
                "COOP_DATA_DIR", folder().resolve("data").toString(),
                "COOP_CACHE_DIR", folder().resolve("cache").toString(),
                "COOP_INCUS_SOCKET", TestSocket.endpoint().toString(),
                "COOP_INCUS_PROJECT", incus.project(),
                "COOP_DEFAULT_IMAGE", TestImages.MINIMAL);
    }

    public SshFiles ssh() {
        return new SshFiles(config(), program().toString());
    }

    public ContainerService containers() {
        return containers(incus.client());
    }

    public ContainerMonitor monitor() {
        return new IncusMonitor(incus.client(), new OwnInstances(incus.client()));
    }

    public ContainerLogs logs() {
        return new IncusLogs(incus.client(), new OwnInstances(incus.client()));
    }

    public ContainerFiles files() {
        return new IncusFiles(incus.client(), new OwnInstances(incus.client()));
    }

    /** By another way to the same server. */
    public ContainerService containers(IncusClient client) {
        Settings settings = Settings.DEFAULTS
                .with(Setting.DEFAULT_CPUS, 1)
                .with(Setting.DEFAULT_MEMORY_MB, 256)
                .with(Setting.DEFAULT_IMAGE, TestImages.MINIMAL)
                .with(Setting.INCUS_PROJECT, incus.project());
        return containers(client, settings, ssh(), folder());
    }

    /** With whatever else Coop writes below a folder. */
    public static ContainerService containers(IncusClient client, Settings settings, SshFiles ssh, Path folder) {
        return new IncusContainers(
                client,
                new OwnInstances(client),
                settings,
                ssh,
                () -> mounts(client, Account.current(), folder).guard(),
                () -> audit(folder));
    }

    /** The mounts of an account; it has no way to be shown a code. */
    public static Mounts mounts(IncusClient client, Account account, Path folder) {
        return mounts(client, account, folder, InstantSource.system());
    }

    /** As seen at another time. */
    public static Mounts mounts(IncusClient client, Account account, Path folder, InstantSource clock) {
        Folders folders = folders(folder);
        return new Mounts(
                client,
                new OwnInstances(client),
                OwnInstances.withUnfinished(client),
                account,
                Os.current(),
                new MountGate(account, Os.current(), folders, List.of(), List.of(), Map.of()),
                HostFolders.ALL,
                () -> {
                    throw new AssertionError("no code was expected to be needed");
                },
                audit(folder),
                clock);
    }

    private static Folders folders(Path folder) {
        return new Folders(folder.resolve("config"), folder.resolve("data"), folder.resolve("cache"));
    }

    /** What is recorded of the mounts. */
    public static AuditLog audit(Path folder) {
        return AuditLog.of(folders(folder));
    }

    /** With nobody who stands before mounts: for tests that make none. */
    public SnapshotService snapshots() {
        return new IncusSnapshots(
                incus.client(),
                new OwnInstances(incus.client()),
                ssh(),
                () -> {
                    throw new IllegalStateException("no container was to be started");
                },
                this::audit);
    }

    public AuditLog audit() {
        return audit(folder());
    }

    /** A container with nothing asked for but its name. */
    public static CreateRequest named(String name) {
        return new CreateRequest(name, null, null, null, null, null);
    }
}
