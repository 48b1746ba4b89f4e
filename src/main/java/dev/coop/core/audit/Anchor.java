package dev.coop.core.audit;

import dev.coop.host.AtomicFile;
import dev.coop.host.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How far the file had come, kept in another place: it shows when lines are cut off at the end.
 *
 * @param lines how many there were
 * @param size in bytes
 * @param hash of the last line
 */
record Anchor(long lines, long size, String hash) {
    static final Anchor NONE = new Anchor(0, 0, AuditLine.NOTHING);

    /** The one that is kept there; null when there is none that makes sense. */
    static @Nullable Anchor load(Path file) throws IOException {
        try {
            String[] parts = Files.readString(file).strip().split(" ", -1);
            return parts.length == 3 && parts[2].matches("[0-9a-f]{64}")
                    ? new Anchor(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2])
                    : null;
        } catch (NoSuchFileException | NumberFormatException _) {
            return null;
        }
    }

    Anchor after(AuditLine line, long newSize) {
        return new Anchor(line.record().sequence(), newSize, line.hash());
    }

    void save(Path file) throws IOException {
        Folders.makePrivateFor(file);
        AtomicFile.replace(file, (lines + " " + size + " " + hash + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
