package dev.coop.core.vm;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.failure.IncusFailures;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.Settings;
import dev.coop.core.vm.VmStatus.State;
import dev.coop.host.Os;
import dev.coop.incus.Endpoint;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Project;
import dev.coop.vm.EndpointFinder;
import dev.coop.vm.VirtualMachine;
import dev.coop.vm.VirtualMachine.Status;
import dev.coop.vm.VmBackend;
import dev.coop.vm.VmBackends;
import dev.coop.vm.VmListener;
import dev.coop.vm.VmResources;
import dev.coop.vm.VmSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The one virtual machine that the settings mean. Calls block, are cancelled by interrupting the thread, and throw
 * {@link CoopException}.
 */
public final class VmService {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final VmBackends backends;
    private final VmSettings settings;
    private final EndpointFinder finder;
    private final Os os;

    public VmService(VmBackends backends, Settings settings, EndpointFinder finder, Os os) {
        this.backends = backends;
        this.settings = settings(settings);
        this.finder = finder;
        this.os = os;
    }

    /** What of the settings is about the virtual machine. */
    static VmSettings settings(Settings settings) {
        return new VmSettings(
                settings.get(Setting.VM_BACKEND_PRIORITY),
                settings.get(Setting.VM_INSTANCE),
                settings.get(Setting.VM_CPUS),
                settings.get(Setting.VM_MEMORY_GB),
                settings.get(Setting.VM_DISK_GB),
                settings.get(Setting.VM_TYPE),
                settings.get(Setting.VM_ROSETTA),
                settings.get(Setting.VM_ARCH),
                settings.get(Setting.VM_AUTO_START));
    }

    /** Agrees to what interrupts the user's work, by returning. */
    public interface Consent {
        /** @throws CoopException when the user does not agree */
        void to(String question);
    }

    private record Found(VmBackend backend, Optional<VirtualMachine> machine) {}

    public VmStatus status() {
        return VmFailures.translating(() -> {
            Optional<Found> found = find();
            if (found.isEmpty()) {
                return VmStatus.without(
                        os == Os.LINUX ? State.NOT_NEEDED : State.NOT_INSTALLED, null, settings.instance());
            }
            return found.get()
                    .machine()
                    .map(machine -> describe(found.get().backend(), machine))
                    .orElseGet(() -> VmStatus.without(
                            State.MISSING, found.get().backend().name(), settings.instance()));
        });
    }

    /** Empty when there is no program for it, or no need. */
    private Optional<Found> find() {
        Optional<VmBackend> backend = backends.choose(settings);
        if (backend.isEmpty()) {
            return Optional.empty();
        }
        Optional<VirtualMachine> machine = backend.get().find(settings.instance());
        // Someone who has Colima for other things, and Incus here.
        boolean unneeded = machine.isEmpty() && finder.isLocal();
        return unneeded ? Optional.empty() : Optional.of(new Found(backend.get(), machine));
    }

    private VmStatus describe(VmBackend backend, VirtualMachine machine) {
        State state =
                switch (machine.status()) {
                    case RUNNING -> State.RUNNING;
                    case STOPPED -> State.STOPPED;
                    case BROKEN -> State.BROKEN;
                    case CHANGING -> State.CHANGING;
                };
        Path socket = socket(backend);
        return new VmStatus(
                state,
                machine.backend(),
                machine.instance(),
                machine.arch(),
                machine.cpus(),
                machine.memoryBytes(),
                machine.diskBytes(),
                machine.address(),
                socket.toString(),
                state == State.RUNNING ? SocketProbe.answers(socket) : null);
    }

    private Path socket(VmBackend backend) {
        List<Path> places = backend.sockets(settings.instance());
        return places.stream().filter(Files::exists).findFirst().orElse(places.getFirst());
    }

    /**
     * Makes it when there is none, and starts it; returns when Incus answers in it. One that runs without an answer, or
     * only half, is restarted when the user agrees.
     */
    public VmOutcome start(VmRequest request, VmProgress progress, Consent consent) {
        return VmFailures.translating(() -> {
            Optional<Found> found = find();
            if (found.isEmpty()) {
                return notThere();
            }
            VmBackend backend = found.get().backend();
            Status status = found.get().machine().map(VirtualMachine::status).orElse(Status.STOPPED);
            if (status == Status.RUNNING) {
                if (SocketProbe.answers(socket(backend))) {
                    return VmOutcome.UNCHANGED;
                }
                consent.to("The virtual machine \"" + settings.instance()
                        + "\" runs, but Incus in it does not answer. Restart it? What runs in it is stopped");
                halt(backend, progress);
            } else if (status == Status.BROKEN) {
                consent.to("Only half of the virtual machine \"" + settings.instance()
                        + "\" runs. Stop it by force and start it again?");
                backend.stop(settings.instance(), true, listener(progress));
            }
            backend.start(
                    settings,
                    new VmResources(request.cpus(), request.memoryGb(), request.diskGb()),
                    listener(progress));
            awaitAnswer(backend);
            return VmOutcome.DONE;
        });
    }

    /** In order, and by force when that fails. */
    private void halt(VmBackend backend, VmProgress progress) {
        try {
            backend.stop(settings.instance(), false, listener(progress));
        } catch (dev.coop.vm.VmException failure) {
            if (failure.kind() != dev.coop.vm.VmException.Kind.FAILED) {
                throw failure;
            }
            backend.stop(settings.instance(), true, listener(progress));
        }
    }

    /** The socket is forwarded a moment after the start, and nothing tells of it. */
    private void awaitAnswer(VmBackend backend) {
        long end = System.nanoTime() + ANSWER_LIMIT.toNanos();
        while (!SocketProbe.answers(socket(backend))) {
            if (System.nanoTime() > end) {
                throw new CoopException(
                        Kind.ERROR,
                        "The virtual machine was started, but Incus in it does not answer at " + socket(backend),
                        "look for the cause with: coop vm shell -- systemctl status incus");
            }
            try {
                TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CoopException(Kind.INTERRUPTED, "Cancelled");
            }
        }
    }

    /** @param force pulls the plug */
    public VmOutcome stop(boolean force, VmProgress progress) {
        return VmFailures.translating(() -> {
            Optional<Found> found = find();
            if (found.isEmpty()) {
                return notThere();
            }
            if (machine(found.get()).status() == Status.STOPPED) {
                return VmOutcome.UNCHANGED;
            }
            // A broken one ignores a plain stop.
            boolean broken = machine(found.get()).status() == Status.BROKEN;
            found.get().backend().stop(settings.instance(), force || broken, listener(progress));
            return VmOutcome.DONE;
        });
    }

    /** Deletes it with all that is in it. */
    public VmOutcome delete(VmProgress progress) {
        return VmFailures.translating(() -> {
            Optional<Found> found = find();
            if (found.isEmpty()) {
                return notThere();
            }
            found.get().backend().delete(settings.instance(), listener(progress));
            return VmOutcome.DONE;
        });
    }

    /** Runs a command, or a login shell when there is none, at this process's terminal. @return its exit code */
    public int shell(List<String> command) {
        return VmFailures.translating(() -> {
            Found found = find().orElseThrow(this::nothingThere);
            if (machine(found).status() != Status.RUNNING) {
                throw new CoopException(
                        Kind.WRONG_STATE,
                        "The virtual machine \"" + settings.instance() + "\" does not run",
                        "start it with: coop vm start");
            }
            return found.backend().shell(settings.instance(), command);
        });
    }

    /** The names of all containers in it, of every project, as far as it can be asked. */
    public List<String> containers() {
        VmStatus status = status();
        if (status.socket() == null || !Boolean.TRUE.equals(status.socketAnswers())) {
            return List.of();
        }
        return IncusFailures.translating(() -> {
            try (IncusClient incus = new IncusClient(new Endpoint.UnixSocket(Path.of(status.socket())))) {
                return incus.projects().list().stream()
                        .map(Project::name)
                        .flatMap(project -> incus.project(project).instances().list().stream())
                        .map(dev.coop.incus.Instance::name)
                        .sorted()
                        .toList();
            }
        });
    }

    private VmOutcome notThere() {
        if (os == Os.LINUX) {
            return VmOutcome.NOT_NEEDED;
        }
        throw nothingThere();
    }

    private CoopException nothingThere() {
        return os == Os.LINUX
                ? new CoopException(
                        Kind.WRONG_STATE,
                        "There is no virtual machine: not needed on Linux, Incus runs on this machine",
                        "open a shell in a container with: coop shell NAME")
                : new CoopException(
                        Kind.WRONG_STATE,
                        "None of " + String.join(", ", settings.priority()) + " is installed",
                        "install Colima with: brew install colima");
    }

    private VirtualMachine machine(Found found) {
        return found.machine()
                .orElseThrow(() -> new CoopException(
                        Kind.WRONG_STATE,
                        found.backend().title() + " has no virtual machine \"" + settings.instance() + "\"",
                        "make it with: coop vm start"));
    }

    private static VmListener listener(VmProgress progress) {
        return new VmListener() {
            @Override
            public void phase(String text) {
                progress.phase(text);
            }

            @Override
            public void detail(String text) {
                progress.detail(text);
            }
        };
    }
}
