package dev.coop.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a path leads, also when what it leads to is not there (yet).
 *
 * @param end absolute, with every link on the way followed
 * @param links the links on the way
 */
public record Links(Path end, List<Path> links) {
    /** As many as Linux follows. */
    private static final int MOST = 40;

    /** @throws IOException when it leads in a circle, or a link cannot be read */
    public static Links follow(Path path) throws IOException {
        Deque<Path> rest = new ArrayDeque<>();
        path.toAbsolutePath().forEach(rest::add);
        List<Path> links = new ArrayList<>();
        Path now = Path.of("/");
        while (!rest.isEmpty()) {
            Path name = rest.pop();
            String text = name.toString();
            if (text.equals("..")) {
                @Nullable Path parent = now.getParent();
                now = parent == null ? now : parent;
            } else if (!text.equals(".") && !text.isEmpty()) {
                Path next = now.resolve(name);
                if (Files.isSymbolicLink(next)) {
                    if (links.size() == MOST) {
                        throw new IOException(path + " leads through too many links");
                    }
                    links.add(next);
                    Path target = Files.readSymbolicLink(next);
                    now = target.isAbsolute() ? Path.of("/") : now;
                    List<Path> names = new ArrayList<>();
                    target.forEach(names::add);
                    names.reversed().forEach(rest::push);
                } else {
                    now = next;
                }
            }
        }
        return new Links(now, List.copyOf(links));
    }
}
