package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.MountGuard;
import dev.coop.core.mount.MountGuard.Admission;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.Settings;
import dev.coop.core.setup.Names;
import dev.coop.core.ssh.SshFiles;
import dev.coop.core.task.Shielded;
import dev.coop.incus.ConflictException;
import dev.coop.incus.ConnectionException;
import dev.coop.incus.Image;
import dev.coop.incus.IncusClient;
import dev.coop.incus.IncusException;
import dev.coop.incus.Instance;
import dev.coop.incus.InstanceRequest;
import dev.coop.incus.InstanceRequest.Source;
import dev.coop.incus.NotFoundException;
import dev.coop.incus.Operation;
import dev.coop.incus.OperationFailedException;
import dev.coop.incus.Profile;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes containers: all of one, or nothing. */
final class ContainerCreator {
    /** A first container unpacks the image, which takes a slow disk its time. */
    private static final Duration CREATE_LIMIT = Duration.ofMinutes(15);

    /** On these a limit of the root disk costs nothing. On btrfs it makes every snapshot of the pool slow (quotas). */
    private static final List<String> DRIVERS_WITH_CHEAP_LIMITS = List.of("zfs", "lvm", "ceph");

    private static final int NAME_ATTEMPTS = 5;

    private static final Duration RECONNECT_LIMIT = Duration.ofSeconds(30);
    private static final Duration RECONNECT_AGAIN = Duration.ofMillis(250);

    private final IncusClient incus;
    private final Settings settings;
    private final SshFiles ssh;
    private final Supplier<MountGuard> guard;
    private final ContainerLifecycle lifecycle;
    private final Remains remains;

    ContainerCreator(
            IncusClient incus,
            Settings settings,
            SshFiles ssh,
            Supplier<MountGuard> guard,
            ContainerLifecycle lifecycle) {
        this.incus = incus;
        this.settings = settings;
        this.ssh = ssh;
        this.guard = guard;
        this.lifecycle = lifecycle;
        this.remains = new Remains(incus);
    }

    /** What was checked before anything is made. */
    private record Plan(String name, String id, InstanceRequest request, String publicKey) {}

    /** @return its name */
    String create(CreateRequest request, CreateListener listener) {
        for (int attempt = 1; ; attempt++) {
            try {
                return createOnce(request, listener);
            } catch (NameTaken taken) {
                // Somebody else took the random name between the choice and the creation.
                if (request.name() != null || attempt == NAME_ATTEMPTS) {
                    throw taken.failure();
                }
            }
        }
    }

    private String createOnce(CreateRequest request, CreateListener listener) {
        Plan plan = timed(CreatePhase.CHECK, listener, () -> plan(request, listener));
        try {
            timed(CreatePhase.CREATE, listener, () -> make(plan, listener));
            timed(CreatePhase.START, listener, () -> {
                lifecycle.bootNew(plan.name());
                return true;
            });
            timed(CreatePhase.ACCESS, listener, () -> {
                new AccessSetup(incus, ssh).open(plan.name(), plan.publicKey(), listener);
                return true;
            });
            timed(CreatePhase.NETWORK, listener, () -> {
                new NetworkWait(incus).await(plan.name(), listener::warning);
                return true;
            });
            return plan.name();
        } catch (RuntimeException failure) {
            discard(plan, failure, listener);
            throw failure;
        }
    }

    private static <T> T timed(CreatePhase phase, CreateListener listener, Supplier<T> work) {
        listener.started(phase);
        long start = System.nanoTime();
        T result = work.get();
        listener.finished(phase, Duration.ofNanos(System.nanoTime() - start));
        return result;
    }

    private Plan plan(CreateRequest request, CreateListener listener) {
        String name = request.name() == null
                ? ContainerName.random(
                        incus.instances().list().stream().map(Instance::name).toList())
                : ContainerName.check(request.name());
        if (remains.isTaken(name)) {
            throw new NameTaken(name, null);
        }
        Profile profile = profile();
        String alias = request.image() == null ? settings.get(Setting.DEFAULT_IMAGE) : request.image();
        Image image = incus.images().byAlias(alias).orElseThrow(() -> noImage(alias));

        String id = UUID.randomUUID().toString();
        Map<String, Map<String, String>> devices = new LinkedHashMap<>();
        root(request.diskGb(), profile, listener).ifPresent(root -> devices.put("root", root));
        Admission admitted = guard.get().prepare(name, config(request, id, alias, image), devices, request.workdir());
        admitted.notes().forEach(listener::warning);
        InstanceRequest instance = new InstanceRequest(
                name,
                "",
                List.of("default", Names.PROFILE),
                admitted.config(),
                admitted.devices(),
                new Source.Fingerprint(image.fingerprint()),
                false);
        return new Plan(name, id, instance, ssh.ensure());
    }

    private Profile profile() {
        try {
            return incus.profiles().get(Names.PROFILE);
        } catch (NotFoundException missing) {
            throw new CoopException(
                    Kind.WRONG_STATE, "Incus is not prepared for Coop yet", "prepare it with: coop init", missing);
        }
    }

    private CoopException noImage(String alias) {
        return new CoopException(
                Kind.WRONG_STATE,
                "There is no image \"" + alias + "\"",
                alias.equals(settings.get(Setting.DEFAULT_IMAGE))
                        ? "build it with: coop image build"
                        : "see those that there are with: coop image list");
    }

    private Map<String, String> config(CreateRequest request, String id, String alias, Image image) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put(Keys.COOP, "true");
        config.put(Keys.ID, id);
        config.put(Keys.IMAGE, alias);
        @Nullable String agent = image.properties().get(Keys.IMAGE_AGENT);
        if (agent != null) {
            config.put(Keys.AGENT, agent);
        }
        image.properties().forEach((key, value) -> {
            if (key.startsWith(Keys.IMAGE_ENVIRONMENT)) {
                config.put("environment." + key.substring(Keys.IMAGE_ENVIRONMENT.length()), value);
            }
        });
        int cpus = request.cpus() == null ? settings.get(Setting.DEFAULT_CPUS) : request.cpus();
        int memory = request.memoryMb() == null ? settings.get(Setting.DEFAULT_MEMORY_MB) : request.memoryMb();
        config.put("limits.cpu", Integer.toString(positive("--cpus", cpus)));
        config.put("limits.memory", positive("--memory", memory) + "MiB");
        return config;
    }

    private static int positive(String what, int value) {
        if (value < 1) {
            throw new CoopException(Kind.USAGE, what + " must be at least 1");
        }
        return value;
    }

    /** The root disk with its limit, when there is one to set. */
    private java.util.Optional<Map<String, String>> root(
            @Nullable Integer asked, Profile profile, CreateListener listener) {
        Map<String, String> root = profile.devices().values().stream()
                .filter(each -> "/".equals(each.get("path")))
                .findFirst()
                .orElse(Map.of());
        @Nullable String pool = root.get("pool");
        if (pool == null) {
            return java.util.Optional.empty();
        }
        String driver = incus.storagePools().get(pool).driver();
        boolean cheap = DRIVERS_WITH_CHEAP_LIMITS.contains(driver);
        if (asked == null && !cheap) {
            return java.util.Optional.empty();
        }
        if (asked != null && driver.equals("btrfs")) {
            listener.warning("a disk limit on btrfs turns on quotas, which make snapshots of the whole pool slower");
        }
        Map<String, String> limited = new LinkedHashMap<>(root);
        limited.put("size", positive("--disk", asked == null ? settings.get(Setting.DEFAULT_DISK_GB) : asked) + "GiB");
        return java.util.Optional.of(limited);
    }

    private boolean make(Plan plan, CreateListener listener) {
        try {
            // Cut off on its way, nobody would know what the server made of the request. It takes milliseconds.
            Operation creation = Shielded.run(() -> incus.instances().create(plan.request()));
            incus.operations()
                    .await(creation, CREATE_LIMIT, progress -> listener.progress(CreatePhase.CREATE, progress.text()));
            return true;
        } catch (ConflictException taken) {
            throw new NameTaken(plan.name(), taken);
        } catch (OperationFailedException failure) {
            if (failure.reason().contains("already exists")
                    || failure.reason().contains("busy running a \"create\" operation")) {
                throw new NameTaken(plan.name(), failure);
            }
            throw failure;
        }
    }

    /** There is another container of that name. */
    @SuppressWarnings("serial") // never leaves this class
    private static final class NameTaken extends RuntimeException {
        private final String name;

        NameTaken(String name, @Nullable IncusException cause) {
            super(name, cause);
            this.name = name;
        }

        CoopException failure() {
            return new CoopException(
                    Kind.ERROR,
                    "There is a container \"" + name + "\" already",
                    "take another name, or delete that one with: coop delete " + name,
                    getCause());
        }
    }

    /** Also when the creation was cancelled. */
    private void discard(Plan plan, RuntimeException failure, CreateListener listener) {
        try {
            Shielded.run(() -> {
                discardWhenConnected(plan, listener);
                return true;
            });
        } catch (ConnectionException gone) {
            CoopException left = new CoopException(
                    Kind.NO_CONNECTION,
                    "Incus stopped answering while \"" + plan.name()
                            + "\" was made, so what there is of it was left there",
                    "when Incus answers again, delete it with: coop delete --force " + plan.name(),
                    failure);
            left.addSuppressed(gone);
            throw left;
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    /** A restart of Incus or of its virtual machine breaks the connection, and is over after a while. */
    private void discardWhenConnected(Plan plan, CreateListener listener) {
        long until = System.nanoTime() + RECONNECT_LIMIT.toNanos();
        boolean told = false;
        while (true) {
            try {
                discard(plan);
                return;
            } catch (ConnectionException gone) {
                if (System.nanoTime() > until) {
                    throw gone;
                }
                if (!told) {
                    told = true;
                    listener.warning("Incus does not answer: waiting for it, to clear away what was made");
                }
                LockSupport.parkNanos(RECONNECT_AGAIN.toNanos());
            }
        }
    }

    private void discard(Plan plan) {
        if (remains.discard(plan.name(), plan.id())) {
            ssh.forget(plan.name());
        }
    }
}
