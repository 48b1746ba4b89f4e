package dev.coop;

import dev.coop.cli.CliServices;
import dev.coop.cli.CommandRun;
import dev.coop.core.audit.AuditLog;
import dev.coop.core.authorization.Authorizer;
import dev.coop.core.container.ContainerLogs;
import dev.coop.core.container.ContainerMonitor;
import dev.coop.core.container.ContainerService;
import dev.coop.core.container.IncusContainers;
import dev.coop.core.container.IncusLogs;
import dev.coop.core.container.IncusMonitor;
import dev.coop.core.container.OwnInstances;
import dev.coop.core.doctor.Doctor;
import dev.coop.core.doctor.Doctors;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.files.ContainerFiles;
import dev.coop.core.files.IncusFiles;
import dev.coop.core.image.ImageService;
import dev.coop.core.image.IncusImages;
import dev.coop.core.mount.ExpiringInstances;
import dev.coop.core.mount.InstanceSource;
import dev.coop.core.mount.MountGate;
import dev.coop.core.mount.MountGuard;
import dev.coop.core.mount.MountService;
import dev.coop.core.mount.Mounts;
import dev.coop.core.names.QuickNames;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.Settings;
import dev.coop.core.settings.SettingsService;
import dev.coop.core.setup.LocalIncus;
import dev.coop.core.setup.Setup;
import dev.coop.core.snapshot.CompletingGuard;
import dev.coop.core.snapshot.IncusSnapshots;
import dev.coop.core.snapshot.SnapshotService;
import dev.coop.core.snapshot.SnapshottingMounts;
import dev.coop.core.snapshot.diff.DiffService;
import dev.coop.core.snapshot.diff.IncusDiffs;
import dev.coop.core.ssh.SshFiles;
import dev.coop.core.update.Updates;
import dev.coop.core.vm.VmAutoStart;
import dev.coop.core.vm.VmHostFolders;
import dev.coop.core.vm.VmService;
import dev.coop.desktop.Desktop;
import dev.coop.desktop.create.CreateDefaults;
import dev.coop.desktop.instance.SingleInstance;
import dev.coop.desktop.service.DesktopServices;
import dev.coop.host.Account;
import dev.coop.host.Display;
import dev.coop.host.Folders;
import dev.coop.host.Machine;
import dev.coop.host.Os;
import dev.coop.host.ProgramPath;
import dev.coop.host.RuntimeFolder;
import dev.coop.host.SessionBusAddress;
import dev.coop.host.WebText;
import dev.coop.host.log.Entry;
import dev.coop.host.log.Log;
import dev.coop.host.notification.Notifier;
import dev.coop.incus.Endpoint;
import dev.coop.incus.IncusClient;
import dev.coop.incus.IncusException;
import dev.coop.vm.EndpointFinder;
import dev.coop.vm.VmBackends;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The composition root: the one place that knows which parts there are and how they fit together. */
final class Wiring implements CliServices, DesktopServices, AutoCloseable {
    private final Map<String, String> environment = System.getenv();
    // The JDK takes user.home from the account database, not from HOME. It says where Coop's own files are; what
    // protects the user's asks the database itself.
    private final Path home = Path.of(System.getProperty("user.home"));
    private final Folders folders = Folders.from(environment, home);

    private final Lazy<Settings> settings = new Lazy<>(() -> settings().load());
    private final EndpointFinder finder = new EndpointFinder(environment, home, Os.current());
    private final Lazy<VmBackends> backends = new Lazy<>(() -> new VmBackends(environment, home, Machine.current()));
    private final Lazy<VmService> vm =
            new Lazy<>(() -> new VmService(backends.get(), settings.get(), finder, Os.current()));
    private final Lazy<IncusClient> incus = new Lazy<>(() -> {
        if (!inWindow()) {
            new VmAutoStart(vm::get, backends::get, settings.get()).ensure(endpoint(), System.err::println);
        }
        return client();
    });
    private final Lazy<Log> log =
            new Lazy<>(() -> LogSetup.log(folders, LogSetup.settings(settings::get), environment));
    private volatile boolean debug;
    private volatile @Nullable SingleInstance instance;
    private volatile boolean window;
    private final Lazy<SshFiles> ssh = new Lazy<>(() ->
            new SshFiles(folders.config(), Objects.requireNonNullElse(System.getProperty("coop.launcher"), "coop")));
    private final Lazy<AuditLog> audit = new Lazy<>(() -> AuditLog.of(folders));
    private final Lazy<InstanceSource> instances =
            new Lazy<>(() -> new ExpiringInstances(new OwnInstances(incus.get()), this::guard, InstantSource.system()));
    private final Lazy<Mounts> mounts = new Lazy<>(this::makeMounts);
    private final Lazy<ContainerService> containers = new Lazy<>(() -> new IncusContainers(
            incus.get(), instances.get(), settings.get(), ssh.get(), this::completingGuard, audit::get));
    private final Lazy<SnapshotService> snapshots =
            new Lazy<>(() -> new IncusSnapshots(incus.get(), instances.get(), ssh.get(), this::guard, audit::get));
    private final Lazy<ImageService> images =
            new Lazy<>(() -> new IncusImages(incus.get(), settings.get(), folders.cache()));

    private Mounts makeMounts() {
        Account account = Account.current();
        List<Path> added = settings.get().get(Setting.PROTECTED_PATHS).stream()
                .map(each -> each.startsWith("~/") ? account.home().resolve(each.substring(2)) : Path.of(each))
                .toList();
        List<Path> sockets =
                incus.get().endpoint() instanceof Endpoint.UnixSocket socket ? socket.candidates() : List.of();
        MountGate gate = new MountGate(account, Os.current(), folders, sockets, added, environment);
        return new Mounts(
                incus.get(),
                new OwnInstances(incus.get()),
                OwnInstances.withUnfinished(incus.get()),
                account,
                Os.current(),
                gate,
                (real, writable) -> new VmHostFolders(
                                backends.get(),
                                incus.get().endpoint(),
                                settings.get().get(Setting.VM_INSTANCE))
                        .requireVisible(real, writable),
                this::authorizer,
                audit.get(),
                InstantSource.system());
    }

    /** The window starts the virtual machine itself, where its progress is seen. */
    private boolean inWindow() {
        return window;
    }

    private MountGuard guard() {
        return mounts.get().guard();
    }

    /** The snapshots' own guard is the plain one: what ends a restore must not ask for its end. */
    private MountGuard completingGuard() {
        return new CompletingGuard(guard(), container -> snapshots().complete(container));
    }

    private Authorizer authorizer() {
        return Authorizer.of(Notifier.of(Os.current(), environment), folders.data(), audit.get());
    }

    private IncusClient client() {
        return new IncusClient(endpoint(), logsRequests() ? this::log : null)
                .project(settings.get().get(Setting.INCUS_PROJECT));
    }

    private Endpoint endpoint() {
        return finder.find(
                settings.get().get(Setting.INCUS_SOCKET), settings.get().get(Setting.VM_INSTANCE));
    }

    @Override
    public AuditLog audit() {
        return audit.get();
    }

    @Override
    public ContainerService containers() {
        return containers.get();
    }

    @Override
    public SnapshotService snapshots() {
        return snapshots.get();
    }

    @Override
    public DiffService diffs() {
        return new IncusDiffs(incus.get(), instances.get());
    }

    @Override
    public MountService mounts() {
        return new SnapshottingMounts(mounts.get().service(), snapshots::get);
    }

    @Override
    public ContainerMonitor monitor() {
        return new IncusMonitor(incus.get(), instances.get());
    }

    @Override
    public ContainerLogs logs() {
        return new IncusLogs(incus.get(), instances.get());
    }

    @Override
    public ContainerFiles files() {
        return new IncusFiles(incus.get(), instances.get());
    }

    @Override
    public ImageService images() {
        return images.get();
    }

    @Override
    public SettingsService settings() {
        return new SettingsService(folders.config(), environment);
    }

    @Override
    public Setup setup() {
        return new Setup(incus.get());
    }

    @Override
    public LocalIncus localIncus() {
        return new LocalIncus(Path.of("/"), ProgramPath.from(environment, Os.current()));
    }

    @Override
    public SshFiles ssh() {
        return ssh.get();
    }

    @Override
    public VmService vm() {
        return vm.get();
    }

    /** Looks at things as they are: it starts no virtual machine for that. */
    @Override
    public Doctor doctor() {
        IncusClient untouched = client();
        ProgramPath path = ProgramPath.from(environment, Os.current());
        return Doctors.of(new Doctors.Patient(
                untouched,
                settings.get(),
                new IncusImages(untouched, settings.get(), folders.cache()),
                vm.get(),
                Notifier.of(Os.current(), environment),
                folders,
                Account.current(),
                Os.current(),
                path,
                Optional.ofNullable(System.getProperty("coop.launcher")).map(Path::of)));
    }

    @Override
    public QuickNames names() {
        // Not by the usual way, which may start a virtual machine.
        return new QuickNames(new IncusClient(endpoint()).project(settings.get().get(Setting.INCUS_PROJECT)));
    }

    @Override
    public void debug() {
        debug = true;
        LogSetup.debug();
    }

    @Override
    public void log(CommandRun run) {
        log.get()
                .write(new Entry(
                        Instant.now(),
                        run.failure() == null ? Entry.Level.INFO : Entry.Level.WARN,
                        "dev.coop.cli",
                        run.command(),
                        Map.of(
                                "flags", run.flags(),
                                "names", run.names(),
                                "exit_code", run.exitCode(),
                                "took_ms", run.took().toMillis()),
                        run.failure()));
    }

    private boolean logsRequests() {
        return debug || settings.get().get(Setting.LOG_DEBUG);
    }

    private void log(String method, String path, int status, Duration took) {
        log.get()
                .write(new Entry(
                        Instant.now(),
                        Entry.Level.DEBUG,
                        "dev.coop.incus",
                        method + " " + path,
                        Map.of("status", status, "took_ms", took.toMillis()),
                        null));
    }

    @Override
    public int openDesktop() {
        if (!Display.isThere(Os.current(), environment)) {
            throw new CoopException(
                    Kind.ERROR, "There is no display to open the desktop on", "see the commands with: coop --help");
        }
        // Read now: broken settings are said here and not in the window.
        settings.get();
        window = true;
        Optional<SingleInstance> claimed = SingleInstance.claim(runtimeFolder());
        if (claimed.isEmpty()) {
            System.out.println(SingleInstance.heldElsewhere());
            return 0;
        }
        try (SingleInstance own = claimed.get()) {
            instance = own;
            Desktop.launch(this);
        }
        return 0;
    }

    private Path runtimeFolder() {
        try {
            return RuntimeFolder.make(environment, folders);
        } catch (IOException problem) {
            throw new CoopException(
                    Kind.ERROR,
                    "Coop's folder for what runs cannot be made",
                    "see that you can write in: " + folders.data(),
                    problem);
        }
    }

    @Override
    public SingleInstance instance() {
        return Objects.requireNonNull(instance, "claimed before the window opens");
    }

    @Override
    public Optional<String> sessionBus() {
        return Os.current() == Os.LINUX ? SessionBusAddress.find(environment) : Optional.empty();
    }

    @Override
    public CreateDefaults createDefaults() {
        Settings now = settings.get();
        return new CreateDefaults(
                now.get(Setting.DEFAULT_CPUS), now.get(Setting.DEFAULT_MEMORY_MB), now.get(Setting.DEFAULT_IMAGE));
    }

    @Override
    public Path windowState() {
        return folders.data().resolve("window.properties");
    }

    @Override
    public Updates updates() {
        return new Updates(settings.get().get(Setting.UPDATES_FEED), Version.TEXT, WebText::read);
    }

    /** A package brings them; they are not there in a build. */
    @Override
    public String notices() {
        Path program = Path.of(System.getProperty("coop.launcher", "")).toAbsolutePath();
        for (Path folder : List.of(program.resolve("../../share/doc/coop"), Path.of("/usr/share/doc/coop"))) {
            try {
                return Files.readString(folder.resolve("THIRD-PARTY.txt"));
            } catch (IOException _) {
                // Then it is in the next one, or nowhere.
            }
        }
        return "";
    }

    @Override
    public Path terminals() {
        return folders.data().resolve("terminals.properties");
    }

    @Override
    public String version() {
        return Version.TEXT;
    }

    @Override
    public void close() {
        incus.ifMade(client -> {
            try {
                if (!instances.isMade()) {
                    // What has expired goes with whatever command comes next.
                    instances.get().all();
                }
            } catch (IncusException | CoopException _) {
                // Not what the command was about.
            } finally {
                client.close();
            }
        });
    }

    /** Made when it is first asked for. */
    private static final class Lazy<T> {
        private final Supplier<T> maker;
        private volatile @Nullable T value;

        Lazy(Supplier<T> maker) {
            this.maker = maker;
        }

        synchronized T get() {
            T made = value;
            if (made == null) {
                made = maker.get();
                value = made;
            }
            return made;
        }

        boolean isMade() {
            return value != null;
        }

        void ifMade(java.util.function.Consumer<T> use) {
            T made = value;
            if (made != null) {
                use.accept(made);
            }
        }
    }
}
