package dev.coop.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A folder of programs for the {@code PATH} that say what others once said: {@code colima} and {@code limactl}. */
public final class RecordedPrograms {
    private final Path folder;

    /** @param folder empty; becomes the only one with programs but for the system's */
    public RecordedPrograms(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder.resolve("played"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Puts a program there. */
    public RecordedPrograms install(String... programs) {
        for (String program : programs) {
            Path file = copy("program.sh", folder.resolve(program));
            try {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
        return this;
    }

    /** From now on the command prints that recording to standard output. */
    public RecordedPrograms says(String program, String command, String recording) {
        copy(recording, played(program, command, "out"));
        return this;
    }

    /** From now on the command prints that recording to standard error. */
    public RecordedPrograms logs(String program, String command, String recording) {
        copy(recording, played(program, command, "err"));
        return this;
    }

    /** From now on the command prints that to standard error. */
    public RecordedPrograms logsText(String program, String command, String text) {
        return write(played(program, command, "err"), text);
    }

    /** From now on the command says nothing. */
    public RecordedPrograms saysNothing(String program, String command) {
        return write(played(program, command, "out"), "");
    }

    /** From now on the command ends with that code. */
    public RecordedPrograms endsWith(String program, String command, int code) {
        return write(played(program, command, "code"), Integer.toString(code));
    }

    /** From now on the command does that as well; {@code $dir} is the folder of what is played. */
    public RecordedPrograms does(String program, String command, String script) {
        return write(played(program, command, "sh"), script);
    }

    /** A recording, as the file that another call may copy in place of what is said. */
    public Path recording(String name) {
        return copy(name, folder.resolve("played").resolve(name));
    }

    /** All calls so far: the program, then its arguments. */
    public List<List<String>> calls() {
        try {
            Path log = folder.resolve("played/calls");
            List<List<String>> calls = new ArrayList<>();
            List<String> call = new ArrayList<>();
            for (String line : Files.exists(log) ? Files.readAllLines(log) : List.<String>of()) {
                if (line.isEmpty()) {
                    calls.add(List.copyOf(call));
                    call.clear();
                } else {
                    call.add(line);
                }
            }
            return calls;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** The calls of one command, without those that only ask. */
    public List<List<String>> orders() {
        return calls().stream().filter(each -> !each.contains("list")).toList();
    }

    /** An environment in which these are the programs. */
    public Map<String, String> environment() {
        return Map.of("PATH", folder + ":/usr/bin:/bin");
    }

    private Path played(String program, String command, String part) {
        return folder.resolve("played").resolve(program + "-" + command + "." + part);
    }

    private RecordedPrograms write(Path file, String text) {
        try {
            Files.writeString(file, text);
            return this;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Path copy(String recording, Path target) {
        try (InputStream in = Objects.requireNonNull(
                RecordedPrograms.class.getResourceAsStream("recorded/" + recording), recording)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
