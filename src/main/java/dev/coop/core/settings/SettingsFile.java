package dev.coop.core.settings;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.host.AtomicFile;
import dev.coop.host.LockedFile;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * The text of {@code settings.json}. It is replaced as a whole, so that whoever reads it sees the old or the new one, and
 * by one writer at a time. Where it is a link, as tools that keep dot-files make it, what it leads to is replaced.
 */
final class SettingsFile {
    private final Path folder;
    private final Path file;

    SettingsFile(Path configFolder) {
        this.folder = configFolder;
        this.file = configFolder.resolve("settings.json");
    }

    Path path() {
        return file;
    }

    /** Empty when there is no file. @throws CoopException of kind USAGE when it cannot be read */
    String read() {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException _) {
            return "";
        } catch (IOException unreadable) {
            throw new CoopException(
                    Kind.USAGE,
                    "The settings in " + file + " cannot be read",
                    "see that it is a file of yours, in UTF-8",
                    unreadable);
        }
    }

    /** Replaces the text by another that is made from it. When that fails the file is as it was. */
    void change(UnaryOperator<String> change) {
        try {
            // Not the file itself, which is another one afterwards.
            LockedFile.with(folder.resolve("settings.lock"), _ -> {
                replace(change.apply(read()));
                return file;
            });
        } catch (NoSuchFileException nowhere) {
            throw new CoopException(
                    Kind.ERROR,
                    file + " is a link to " + nowhere.getFile() + ", which is not there",
                    "mend the link",
                    nowhere);
        } catch (ClosedByInterruptException | FileLockInterruptionException _) {
            Thread.currentThread().interrupt();
            throw new CoopException(Kind.INTERRUPTED, "The settings are as they were");
        } catch (IOException unwritable) {
            throw new CoopException(
                    Kind.ERROR,
                    "The settings in " + file + " cannot be written: " + unwritable.getMessage(),
                    "see that its folder is yours and that the disk is not full",
                    unwritable);
        }
    }

    private void replace(String text) throws IOException {
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file;
        AtomicFile.replace(target, text.getBytes(StandardCharsets.UTF_8));
    }
}
