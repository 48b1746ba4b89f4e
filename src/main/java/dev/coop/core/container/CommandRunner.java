package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.failure.IncusFailures;
import dev.coop.incus.ExecRequest;
import dev.coop.incus.ExecRequest.TerminalSize;
import dev.coop.incus.ExecResult;
import dev.coop.incus.ExecSession;
import dev.coop.incus.IncusClient;
import dev.coop.incus.IncusException;
import dev.coop.incus.Instance;
import dev.coop.incus.Status;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs commands in containers, in the environment that a login would give them. */
final class CommandRunner {
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** Most commands have ended by then. */
    private static final Duration LONG = Duration.ofSeconds(3);

    private final IncusClient incus;
    private final ContainerReader reader;
    private final Stuck stuck;

    CommandRunner(IncusClient incus, ContainerReader reader) {
        this.incus = incus;
        this.reader = reader;
        this.stuck = new Stuck(incus);
    }

    /** An entry of the container's account database. */
    private record User(String name, int uid, int gid, String home, String shell) {
        static final User ROOT = new User("root", 0, 0, "/root", "/bin/bash");
    }

    Session start(String name, Command command) {
        Instance instance = reader.instance(name);
        requireRunning(instance);
        User user = user(instance, command.user());
        ExecRequest request = ExecRequest.of(command.arguments())
                .user(user.uid(), user.gid())
                .cwd(command.directory().isEmpty() ? user.home() : folder(name, user, command.directory()))
                .environment(environment(instance, user, command));
        if (command.terminal() != null) {
            request = request.terminal(new TerminalSize(
                    command.terminal().columns(), command.terminal().rows()));
        }
        ExecSession exec = incus.instances().exec(name).start(request);
        return new ExecBackedSession(exec, watched(name, exec));
    }

    /** In a stuck container a command never begins, so one that takes its time makes sure that it is not that. */
    private AtomicReference<@Nullable CoopException> watched(String name, ExecSession exec) {
        AtomicReference<@Nullable CoopException> failure = new AtomicReference<>();
        Thread.ofVirtual().name("stuck-" + name).start(() -> {
            try {
                if (!exec.endsWithin(LONG)) {
                    stuck.refuse(name);
                }
            } catch (CoopException itIs) {
                failure.set(itIs);
                exec.close();
            } catch (IncusException _) {
                // It ended, or the connection did: the session itself tells.
            }
        });
        return failure;
    }

    /** In place of a folder that does not exist Incus silently takes the root, where the command may do harm. */
    private String folder(String container, User user, String directory) {
        String absolute = directory.startsWith("/") ? directory : user.home() + "/" + directory;
        if (!stuck.run(container, ExecRequest.of("test", "-d", absolute)).succeeded()) {
            throw new CoopException(Kind.WRONG_STATE, "\"" + container + "\" has no folder " + absolute);
        }
        return absolute;
    }

    static void requireRunning(Instance instance) {
        String name = instance.name();
        if (instance.status() == Status.FROZEN) {
            throw new CoopException(
                    Kind.WRONG_STATE, "\"" + name + "\" is locked", "unlock it with: coop unlock " + name);
        }
        if (instance.status() != Status.RUNNING) {
            throw new CoopException(
                    Kind.WRONG_STATE, "\"" + name + "\" does not run", "start it with: coop start " + name);
        }
    }

    private static Map<String, String> environment(Instance instance, User user, Command command) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("HOME", user.home());
        environment.put("USER", user.name());
        environment.put("LOGNAME", user.name());
        environment.put("SHELL", user.shell());
        environment.put("LANG", "C.UTF-8");
        environment.put(
                "PATH", user.uid() == 0 ? PATH : user.home() + "/.local/bin:" + user.home() + "/go/bin:" + PATH);
        if (command.terminal() != null) {
            environment.put("TERM", command.terminal().type());
        }
        // Incus applies these by itself only where the request does not name the key.
        instance.expandedConfig().forEach((key, value) -> {
            if (key.startsWith("environment.")) {
                environment.put(key.substring("environment.".length()), value);
            }
        });
        environment.putAll(command.environment());
        return environment;
    }

    private User user(Instance instance, String name) {
        if (name.equals("root") || name.equals("0")) {
            return User.ROOT;
        }
        @Nullable String known = instance.config().get(Keys.AGENT);
        if (name.equals(Command.AGENT) && known != null) {
            String[] parts = known.split(":", 3);
            return new User(name, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2], "/bin/bash");
        }
        ExecResult entry = stuck.run(instance.name(), ExecRequest.of("getent", "passwd", "--", name));
        String[] fields = entry.out().strip().split(":", 7);
        if (!entry.succeeded() || fields.length < 7) {
            throw new CoopException(
                    Kind.WRONG_STATE,
                    "\"" + instance.name() + "\" has no user \"" + name + "\"",
                    "name another with --user, such as --user root");
        }
        return new User(
                fields[0],
                Integer.parseInt(fields[2]),
                Integer.parseInt(fields[3]),
                fields[5],
                fields[6].isBlank() ? "/bin/sh" : fields[6]);
    }

    /** A session over Incus exec. */
    private record ExecBackedSession(ExecSession exec, AtomicReference<@Nullable CoopException> failure)
            implements Session {
        @Override
        public OutputStream stdin() {
            return exec.stdin();
        }

        @Override
        public InputStream stdout() {
            return exec.stdout();
        }

        @Override
        public InputStream stderr() {
            return exec.stderr();
        }

        @Override
        public void resize(int columns, int rows) {
            exec.resize(new TerminalSize(columns, rows));
        }

        @Override
        public void signal(int number) {
            exec.signal(number);
        }

        @Override
        public int waitFor() {
            try {
                return exec.waitFor();
            } catch (IncusException ended) {
                CoopException known = failure.get();
                throw known == null ? IncusFailures.translate(ended) : known;
            }
        }

        @Override
        public boolean hasEnded() {
            return exec.hasEnded();
        }

        @Override
        public void close() {
            exec.close();
        }
    }
}
