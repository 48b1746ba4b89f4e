package dev.coop.core.ssh;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.host.AtomicFile;
import dev.coop.host.Folders;
import dev.coop.host.Programs;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The key, the known host keys and the configuration in the {@code ssh} folder beside the settings. */
public final class SshFiles {
    /** A container is {@code name.coop} to ssh, so that no real host is ever shadowed. */
    private static final String DOMAIN = ".coop";

    private final Path configFolder;
    private final Path folder;
    private final String launcher;

    /**
     * @param configFolder Coop's own
     * @param launcher how ssh starts {@code coop}
     */
    public SshFiles(Path configFolder, String launcher) {
        this.configFolder = configFolder;
        this.folder = configFolder.resolve("ssh");
        this.launcher = launcher;
    }

    /** What ssh calls a container. */
    public static String host(String container) {
        return container + DOMAIN;
    }

    /** The container that ssh calls so. */
    public static String container(String host) {
        return host.endsWith(DOMAIN) ? host.substring(0, host.length() - DOMAIN.length()) : host;
    }

    public Path config() {
        return folder.resolve("config");
    }

    private Path key() {
        return folder.resolve("id_ed25519");
    }

    private Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    /**
     * Makes the key and the configuration when they are missing.
     *
     * @return the public key, one line
     */
    public String ensure() {
        try {
            Folders.makePrivate(configFolder);
            Folders.makePrivate(folder);
            return locked(() -> {
                Path publicKey = folder.resolve("id_ed25519.pub");
                if (!Files.exists(key()) || !Files.exists(publicKey)) {
                    Files.deleteIfExists(key());
                    Files.deleteIfExists(publicKey);
                    generate();
                }
                if (!Files.exists(config()) || !Files.readString(config()).equals(configText())) {
                    replace(config(), configText());
                }
                return Files.readString(publicKey).strip();
            });
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private void generate() throws IOException {
        try {
            Programs.Outcome made = Programs.run(
                    List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "coop", "-f", key().toString()));
            if (!made.succeeded()) {
                throw new IOException("ssh-keygen: " + made.output().strip());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CoopException(Kind.INTERRUPTED, "Cancelled");
        }
    }

    private String configText() {
        return "# Made by Coop. Use it with: ssh -F " + quoted(config().toString()) + " NAME.coop\n"
                + block("*" + DOMAIN);
    }

    /**
     * What makes ssh, and all that asks it, reach containers.
     *
     * @param hosts as ssh calls them, or a pattern, with blanks between
     */
    public String block(String hosts) {
        return """
                Host %s
                    User agent
                    IdentityFile %s
                    IdentitiesOnly yes
                    UserKnownHostsFile %s
                    GlobalKnownHostsFile /dev/null
                    StrictHostKeyChecking yes
                    PasswordAuthentication no
                    KbdInteractiveAuthentication no
                    ForwardAgent no
                    ForwardX11 no
                    ServerAliveInterval 30
                    ProxyCommand %s ssh-proxy %%n
                """.formatted(
                        hosts,
                        quoted(escaped(key().toString())),
                        quoted(escaped(knownHosts().toString())),
                        shellQuoted(escaped(launcher)));
    }

    /** In these values ssh expands per cent signs. */
    private static String escaped(String value) {
        return value.replace("%", "%%");
    }

    private static String quoted(String value) {
        return '"' + value + '"';
    }

    private static String shellQuoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }

    /**
     * Notes the host key of a container, in place of an earlier one.
     *
     * @param key as in the container's {@code .pub} file
     */
    public void remember(String container, String key) {
        String[] parts = key.strip().split("\\s+", 3);
        if (parts.length < 2 || !parts[0].startsWith("ssh-")) {
            throw new CoopException(Kind.ERROR, "\"" + container + "\" gave no SSH host key");
        }
        rewrite(lines -> {
            lines.removeIf(of(container));
            lines.add(host(container) + " " + parts[0] + " " + parts[1]);
        });
    }

    /** Forgets the host key of a container. */
    public void forget(String container) {
        if (Files.exists(knownHosts())) {
            rewrite(lines -> lines.removeIf(of(container)));
        }
    }

    /** Knows a container's host key under its new name. */
    public void rename(String container, String newName) {
        if (Files.exists(knownHosts())) {
            rewrite(lines -> {
                lines.removeIf(of(newName));
                lines.replaceAll(line -> of(container).test(line)
                        ? host(newName) + line.substring(host(container).length())
                        : line);
            });
        }
    }

    private static Predicate<String> of(String container) {
        return line -> line.startsWith(host(container) + " ");
    }

    private void rewrite(Consumer<List<String>> change) {
        try {
            locked(() -> {
                List<String> lines =
                        new ArrayList<>(Files.exists(knownHosts()) ? Files.readAllLines(knownHosts()) : List.of());
                change.accept(lines);
                replace(knownHosts(), String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"));
                return true;
            });
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /** Two processes of Coop's may do this at once. */
    private <T> T locked(Work<T> work) throws IOException {
        synchronized (SshFiles.class) {
            try (FileChannel lock = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = lock.lock()) {
                return work.run();
            }
        }
    }

    private static void replace(Path file, String content) throws IOException {
        AtomicFile.replace(file, content.getBytes(StandardCharsets.UTF_8));
    }

    private CoopException failed(IOException failure) {
        return new CoopException(
                Kind.ERROR,
                "Coop's SSH files in " + folder + " cannot be written: " + failure.getMessage(),
                "see that the folder is yours and that ssh-keygen (OpenSSH) is installed",
                failure);
    }
}
