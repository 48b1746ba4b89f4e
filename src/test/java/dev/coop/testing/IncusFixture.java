package dev.coop.testing;

import dev.coop.incus.ConflictException;
import dev.coop.incus.ExecRequest;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Instance;
import dev.coop.incus.InstanceRequest;
import dev.coop.incus.NotFoundException;
import dev.coop.incus.Operation;
import dev.coop.incus.OperationFailedException;
import dev.coop.incus.Profile;
import dev.coop.incus.Project;
import dev.coop.incus.RefusedException;
import dev.coop.incus.ServerInfo;
import dev.coop.incus.StateChange;
import dev.coop.incus.Status;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A place of its own in the real Incus of this machine, for one test class: a project whose default profile has a disk
 * and a network. Register it in a static field. The project and all that is in it go when the class has run; those of
 * runs that crashed go when the next one starts. The storage pool, the bridge and the test image stay for the next run.
 */
public final class IncusFixture implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
    public static final String PROJECT_PREFIX = "coop-it-";
    public static final String POOL = "coopit";

    /**
     * On one bridge a name is given once, whatever project it is in: test runs at the same time, from several checkouts,
     * each take another number in {@code COOP_IT_BRIDGE} (0 to 49). Each of the two forks of a run has a bridge of its own.
     */
    private static final int NUMBER = 2 * Integer.parseInt(System.getenv().getOrDefault("COOP_IT_BRIDGE", "0"))
            + Integer.getInteger("coop.it.fork", 1)
            - 1;

    public static final String BRIDGE = "coopit" + NUMBER;

    /** Fixed: where the host's own network answers for every address, Incus finds no free subnet by itself. */
    private static final String SUBNET = "10.99." + (57 + NUMBER) + ".1/24";

    public static final Duration LIMIT = Duration.ofSeconds(60);

    /** The process that a project belongs to, so that a run does not clear away the project of another that still runs. */
    private static final String OWNER = "user.coop-it.owner";

    private static final String OWNER_SINCE = "user.coop-it.owner-since";

    private static final int TRIES = 20;

    private final boolean ownImages;
    private final boolean onDir;
    private final String project = PROJECT_PREFIX
            + HexFormat.of().toHexDigits(new SecureRandom().nextLong()).substring(0, 8);

    private @Nullable IncusClient client;
    private @Nullable IncusClient inProject;
    private @Nullable String pool;

    /** Its project sees the images of the default project. */
    public IncusFixture() {
        this(false, false);
    }

    private IncusFixture(boolean ownImages, boolean onDir) {
        this.ownImages = ownImages;
        this.onDir = onDir;
    }

    /** Its project has an image store of its own, empty at the start. */
    public static IncusFixture withOwnImages() {
        return new IncusFixture(true, false);
    }

    /** On a pool of the driver {@code dir}, which every machine has, and which copies where others take a snapshot. */
    public static IncusFixture onDirPool() {
        return new IncusFixture(false, true);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        open();
    }

    /** For programs that JUnit does not run. */
    public void open() {
        client = new IncusClient(TestSocket.endpoint());
        inProject = global().project(project);
        removeLeftovers();
        pool = ensurePool();
        ensureBridge();
        global().projects().create(new Project(project, "integration tests of Coop", projectConfig()));
        client().profiles()
                .update(new Profile(
                        "default",
                        "",
                        Map.of(),
                        Map.of(
                                "root", Map.of("type", "disk", "path", "/", "pool", pool()),
                                "eth0", Map.of("type", "nic", "network", BRIDGE))));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        try {
            remove(project);
        } finally {
            global().close();
        }
    }

    /** In the project. */
    public IncusClient client() {
        return started(inProject);
    }

    /** In the default project. */
    public IncusClient global() {
        return started(client);
    }

    public String project() {
        return project;
    }

    /** The storage pool that its profile uses; copy-on-write where this machine can. */
    public String pool() {
        return started(pool);
    }

    private static <T> T started(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("register the fixture with @RegisterExtension, in a static field");
        }
        return value;
    }

    /** A request for a container of the minimal test image. */
    public InstanceRequest minimal(String name, boolean start) {
        return new InstanceRequest(
                name,
                "",
                List.of("default"),
                Map.of(),
                Map.of(),
                new InstanceRequest.Source.LocalImage(TestImages.minimal(global())),
                start);
    }

    /** A new container that does not run. */
    public Instance create(String name) {
        await(client().instances().create(minimal(name, false)));
        return client().instances().get(name);
    }

    /** A new container that runs; its init may still be starting things. */
    public Instance launch(String name) {
        await(client().instances().create(minimal(name, true)));
        return client().instances().get(name);
    }

    /** A new container that has booted: it can be asked to stop. */
    public Instance boot(String name) {
        Instance instance = launch(name);
        awaitBoot(name);
        return instance;
    }

    /** Waits until a container's init has started all that it starts. */
    public void awaitBoot(String name) {
        // Before its bus is up, systemd can neither be asked nor waited for.
        String script = """
                until systemctl is-system-running --wait 2>/dev/null | grep -qE 'running|degraded'; do sleep 0.05; done""";
        client().instances().exec(name).run(ExecRequest.of("sh", "-c", script));
    }

    public Operation await(Operation operation) {
        return client().operations().await(operation, LIMIT);
    }

    /** Removes an instance whatever its state. */
    public void delete(String name) {
        delete(client(), client().instances().get(name), TRIES);
    }

    private Map<String, String> projectConfig() {
        ProcessHandle self = ProcessHandle.current();
        return Map.of(
                "features.images",
                Boolean.toString(ownImages),
                "features.profiles",
                "true",
                "features.storage.volumes",
                "true",
                OWNER,
                Long.toString(self.pid()),
                OWNER_SINCE,
                startOf(self));
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    private void removeLeftovers() {
        for (Project each : global().projects().list()) {
            if (each.name().startsWith(PROJECT_PREFIX) && !ownerLives(each)) {
                try {
                    remove(each.name());
                } catch (NotFoundException another) {
                    // Another run clears away the same at the same moment.
                }
            }
        }
    }

    private static boolean ownerLives(Project project) {
        String owner = project.config().getOrDefault(OWNER, "");
        return !owner.isEmpty()
                && ProcessHandle.of(Long.parseLong(owner))
                        .map(process -> startOf(process).equals(project.config().get(OWNER_SINCE)))
                        .orElse(false);
    }

    private void remove(String name) {
        IncusClient there = global().project(name);
        Project found;
        try {
            found = global().projects().get(name);
        } catch (NotFoundException notMadeYet) {
            return;
        }
        there.instances().list().forEach(instance -> delete(there, instance, TRIES));
        if ("true".equals(found.config().get("features.images"))) {
            there.images().list().forEach(image -> there.operations()
                    .await(there.images().delete(image.fingerprint()), LIMIT));
        }
        there.profiles().list().stream()
                .map(Profile::name)
                .filter(profile -> !profile.equals("default"))
                .forEach(profile -> there.profiles().delete(profile));
        global().projects().delete(name);
    }

    private static void delete(IncusClient there, Instance instance, int tries) {
        try {
            if (instance.status() != Status.STOPPED) {
                there.instances().changeAndAwait(instance.name(), StateChange.KILL, LIMIT);
            }
            there.operations().await(there.instances().delete(instance.name()), LIMIT);
        } catch (NotFoundException alreadyGone) {
            // An ephemeral one goes when it stops.
        } catch (RefusedException | OperationFailedException changing) {
            if (tries == 0) {
                throw changing;
            }
            // For a moment after a failed start it both runs and does not.
            delete(there, there.instances().get(instance.name()), tries - 1);
        }
    }

    private String ensurePool() {
        String name = onDir ? POOL + "-dir" : POOL;
        try {
            return global().storagePools().get(name).name();
        } catch (NotFoundException none) {
            String driver = onDir ? "dir" : bestDriver();
            Map<String, String> config = driver.equals("dir") ? Map.of() : Map.of("size", "10GiB");
            ignoringConflict(() -> global().storagePools().create(name, "Coop's integration tests", driver, config));
            return name;
        }
    }

    private String bestDriver() {
        List<String> drivers = global().server().environment().storageSupportedDrivers().stream()
                .map(ServerInfo.StorageDriver::name)
                .toList();
        return List.of("btrfs", "zfs", "dir").stream()
                .filter(drivers::contains)
                .findFirst()
                .orElseThrow();
    }

    private void ensureBridge() {
        try {
            global().networks().get(BRIDGE);
        } catch (NotFoundException none) {
            ignoringConflict(() -> global().networks()
                    .createBridge(
                            BRIDGE,
                            "Coop's integration tests",
                            Map.of("ipv4.address", SUBNET, "ipv4.nat", "true", "ipv6.address", "none")));
        }
    }

    /** Another test run may make the same at the same moment. */
    private static void ignoringConflict(Runnable creation) {
        try {
            creation.run();
        } catch (ConflictException madeMeanwhile) {
            // That is as good.
        }
    }
}
