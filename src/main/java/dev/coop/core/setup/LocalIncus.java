package dev.coop.core.setup;

import dev.coop.host.ProgramPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the user comes by an Incus that answers on this Linux machine. All of it needs root, which Coop never asks for: it
 * says the command.
 */
public final class LocalIncus {
    private static final String MANUAL = "https://linuxcontainers.org/incus/docs/main/installing/";
    private static final List<String> SOCKETS = List.of("run/incus/unix.socket", "var/lib/incus/unix.socket");
    private static final List<String> DAEMONS =
            List.of("usr/libexec/incus/incusd", "usr/lib/incus/incusd", "opt/incus/bin/incusd", "usr/sbin/incusd");

    private final Path root;
    private final ProgramPath path;

    /** @param root of the file system */
    public LocalIncus(Path root, ProgramPath path) {
        this.root = root;
        this.path = path;
    }

    /** What is in the way. */
    public enum Need {
        INSTALL,
        START,
        /** The user may not open its socket. */
        PERMISSION
    }

    /** @param command for a terminal; where no package is known, the address of a manual */
    public record Advice(Need need, String command) {}

    /** What to do when Incus does not answer. */
    public Advice advice() {
        Optional<Path> socket =
                SOCKETS.stream().map(root::resolve).filter(Files::exists).findFirst();
        if (socket.isPresent() && !Files.isWritable(socket.get())) {
            return new Advice(Need.PERMISSION, "sudo usermod -aG incus-admin \"$USER\"");
        }
        return daemon().map(file -> new Advice(Need.START, start(file)))
                .orElseGet(() -> new Advice(Need.INSTALL, install()));
    }

    private Optional<Path> daemon() {
        return DAEMONS.stream()
                .map(root::resolve)
                .filter(Files::isExecutable)
                .findFirst()
                .or(() -> path.find("incusd"));
    }

    private String start(Path daemon) {
        if (Files.isDirectory(root.resolve("run/systemd/system"))) {
            return "sudo systemctl enable --now incus.socket incus.service";
        }
        if (path.find("rc-service").isPresent()) {
            return "sudo rc-service incusd start";
        }
        return "sudo setsid --fork /" + root.relativize(daemon) + " --group incus-admin";
    }

    private String install() {
        if (path.find("apt-get").isPresent()) {
            return switch (codename()) {
                // Older than the first one whose archive has it.
                case "jammy", "focal", "bullseye" -> MANUAL;
                case "bookworm" -> "sudo apt-get install -t bookworm-backports incus";
                default -> "sudo apt-get install incus";
            };
        }
        return path.find("dnf").isPresent()
                ? "sudo dnf install incus"
                : path.find("pacman").isPresent()
                        ? "sudo pacman -S incus"
                        : path.find("zypper").isPresent()
                                ? "sudo zypper install incus"
                                : path.find("apk").isPresent() ? "sudo apk add incus" : MANUAL;
    }

    private String codename() {
        try {
            return Files.readAllLines(root.resolve("etc/os-release")).stream()
                    .filter(line -> line.startsWith("VERSION_CODENAME="))
                    .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
                    .findFirst()
                    .orElse("");
        } catch (IOException _) {
            return "";
        }
    }
}
