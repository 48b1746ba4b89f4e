package dev.coop.core.terminal;

import dev.coop.core.container.ContainerName;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.host.AtomicFile;
import dev.coop.host.Folders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The terminals of all containers, in a file that only its owner can read. */
public final class SavedTerminals {
    private static final int MOST = 500;
    private static final long LARGEST = 1 << 20;

    private final Path file;
    private volatile List<SavedTerminal> wanted = List.of();

    /** @param file it and its folder need not exist */
    public SavedTerminals(Path file) {
        this.file = file;
    }

    /** What was saved; without what makes no sense. */
    public List<SavedTerminal> load() {
        Properties saved = new Properties();
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return List.of();
            }
            try (Reader reader = new StringReader(Files.readString(file))) {
                saved.load(reader);
            }
        } catch (IOException | IllegalArgumentException broken) {
            return List.of();
        }
        List<SavedTerminal> terminals = new ArrayList<>();
        for (int number = 0; number < MOST; number++) {
            String prefix = number + ".";
            String container = saved.getProperty(prefix + "container", "");
            String kind = saved.getProperty(prefix + "kind", "");
            String title = saved.getProperty(prefix + "title", "");
            if (ContainerName.isValid(container) && !kind.isEmpty() && !title.isBlank()) {
                SessionName.parse(saved.getProperty(prefix + "session", ""))
                        .ifPresent(session -> terminals.add(new SavedTerminal(container, session, kind, title)));
            }
        }
        return terminals;
    }

    /** Says what is to be saved; the next {@link #write} does so. */
    public void keep(List<SavedTerminal> terminals) {
        wanted = List.copyOf(terminals.subList(0, Math.min(MOST, terminals.size())));
    }

    /** Writes what was said last. It blocks. */
    public synchronized void write() {
        Properties values = new Properties();
        List<SavedTerminal> terminals = wanted;
        for (int number = 0; number < terminals.size(); number++) {
            SavedTerminal terminal = terminals.get(number);
            values.setProperty(number + ".container", terminal.container());
            values.setProperty(number + ".session", terminal.session().text());
            values.setProperty(number + ".kind", terminal.kind());
            values.setProperty(number + ".title", terminal.title());
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            values.store(text, null);
            Folders.makePrivateFor(file);
            AtomicFile.replace(file, text.toByteArray());
        } catch (IOException problem) {
            throw new CoopException(
                    Kind.ERROR,
                    "Which terminals are open cannot be kept in " + file,
                    "see whether the disk is full and the folder can be written to",
                    problem);
        }
    }
}
