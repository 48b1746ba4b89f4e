package dev.coop.desktop;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.files.ContainerFiles;
import dev.coop.core.files.CopyListener;
import dev.coop.core.files.FileEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The files of one container, in memory: paths with what is in them; folders have nothing in them and end with a slash. */
public final class FakeFiles implements ContainerFiles {
    private final Instant when = Instant.now().minusSeconds(4000);

    public final NavigableMap<String, byte[]> content = new ConcurrentSkipListMap<>();
    public final NavigableMap<String, String> links = new ConcurrentSkipListMap<>();
    public volatile @Nullable CoopException failure;

    public FakeFiles folder(String path) {
        content.put(path + "/", new byte[0]);
        return this;
    }

    public FakeFiles file(String path, byte[] bytes) {
        content.put(path, bytes);
        return this;
    }

    public FakeFiles file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private void called() {
        if (javafx.application.Platform.isFxApplicationThread()) {
            throw new AssertionError("a service was called on the JavaFX thread");
        }
        CoopException wanted = failure;
        if (wanted != null) {
            throw wanted;
        }
    }

    private static String absolute(String path) {
        String whole = path.isEmpty() || path.equals("~")
                ? "/home/agent"
                : path.startsWith("/") ? path : "/home/agent/" + path;
        return whole.length() > 1 && whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
    }

    private static CoopException missing(String path) {
        return new CoopException(Kind.WRONG_STATE, "In \"one\" there is no " + path);
    }

    private @Nullable FileEntry entry(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String link = links.get(path);
        if (link != null) {
            return new FileEntry(name, FileEntry.Type.LINK, link.length(), 0777, 1000, 1000, when, link);
        }
        byte[] bytes = content.get(path);
        if (bytes != null) {
            return new FileEntry(name, FileEntry.Type.FILE, bytes.length, 0644, 1000, 1000, when, null);
        }
        boolean folder = path.equals("/") || content.keySet().stream().anyMatch(key -> key.startsWith(path + "/"));
        return folder ? new FileEntry(name, FileEntry.Type.DIRECTORY, 0, 0755, 1000, 1000, when, null) : null;
    }

    @Override
    public List<FileEntry> list(String container, String path) {
        called();
        String folder = absolute(path);
        FileEntry there = entry(folder);
        if (there == null || there.type() != FileEntry.Type.DIRECTORY) {
            throw missing(folder);
        }
        String prefix = folder.equals("/") ? "/" : folder + "/";
        return java.util.stream.Stream.concat(content.keySet().stream(), links.keySet().stream())
                .filter(key -> key.startsWith(prefix) && key.length() > prefix.length())
                .map(key -> key.substring(prefix.length()).split("/", 2)[0])
                .distinct()
                .map(name -> entry(prefix + name))
                .filter(java.util.Objects::nonNull)
                .sorted(Comparator.comparing(FileEntry::name))
                .toList();
    }

    @Override
    public FileEntry stat(String container, String path) {
        called();
        FileEntry found = entry(absolute(path));
        if (found == null) {
            throw missing(path);
        }
        return found;
    }

    @Override
    public void pull(String container, String path, Path target, CopyListener listener) {
        called();
        try {
            Path to = Files.isDirectory(target)
                    ? target.resolve(stat(container, path).name())
                    : target;
            byte[] bytes = content.get(absolute(path));
            if (bytes == null) {
                throw missing(path);
            }
            Files.write(to, bytes);
            listener.progress(bytes.length);
            listener.copied(to.getFileName().toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void push(Path source, String container, String path, CopyListener listener) {
        called();
        try {
            byte[] bytes = Files.readAllBytes(source);
            content.put(absolute(path) + "/" + source.getFileName(), bytes);
            listener.progress(bytes.length);
            listener.copied(source.getFileName().toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public long read(String container, String path, OutputStream target) {
        called();
        byte[] bytes = content.get(absolute(path));
        if (bytes == null) {
            throw missing(path);
        }
        try {
            target.write(bytes);
        } catch (IOException enough) {
            throw new CoopException(Kind.ERROR, "It cannot be copied: " + enough.getMessage(), "", enough);
        }
        return bytes.length;
    }

    @Override
    public long write(String container, String path, InputStream source) {
        called();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            source.transferTo(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        content.put(absolute(path), bytes.toByteArray());
        return bytes.size();
    }

    @Override
    public void createDirectory(String container, String path) {
        called();
        folder(absolute(path));
    }

    @Override
    public void rename(String container, String path, String newPath) {
        called();
        byte[] bytes = content.remove(absolute(path));
        if (bytes == null) {
            throw missing(path);
        }
        content.put(absolute(newPath), bytes);
    }

    @Override
    public void delete(String container, String path) {
        called();
        String gone = absolute(path);
        content.keySet().removeIf(key -> key.equals(gone) || key.startsWith(gone + "/"));
        links.remove(gone);
    }
}
