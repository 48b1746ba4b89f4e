package dev.coop.host;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where programs are looked for: the {@code PATH}, and on macOS Homebrew's folders after it, because an app that was
 * opened in the Finder does not have those on its {@code PATH}.
 */
public record ProgramPath(List<Path> folders) {
    private static final List<String> HOMEBREW = List.of("/opt/homebrew/bin", "/usr/local/bin");

    public ProgramPath {
        folders = List.copyOf(folders);
    }

    public static ProgramPath from(Map<String, String> environment, Os os) {
        List<String> names =
                new ArrayList<>(List.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)));
        if (os == Os.MACOS) {
            names.addAll(HOMEBREW);
        }
        List<Path> folders = new ArrayList<>();
        for (String name : names) {
            try {
                // An empty or relative entry means the current folder, whose programs are whoever's put them there.
                Path folder = Path.of(name);
                if (folder.isAbsolute() && !folders.contains(folder)) {
                    folders.add(folder);
                }
            } catch (InvalidPathException _) {
                // Nothing can be in it.
            }
        }
        return new ProgramPath(folders);
    }

    /** The first program of that name. */
    public Optional<Path> find(String program) {
        return findAll(program).stream().findFirst();
    }

    /** All programs of that name, in the order of look-up. */
    public List<Path> findAll(String program) {
        return folders.stream()
                .map(folder -> folder.resolve(program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .toList();
    }

    /** As the value of {@code PATH}. */
    @Override
    public String toString() {
        return String.join(
                File.pathSeparator, folders.stream().map(Path::toString).toList());
    }
}
