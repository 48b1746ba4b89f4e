package dev.coop.core.audit;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.task.Shielded;
import dev.coop.host.Folders;
import dev.coop.host.LockedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file in which it is written down what containers were let see, and when they were locked. Several processes may write
 * it at once.
 */
public final class AuditLog {
    private final Path file;
    private final Path anchorFile;
    private final InstantSource clock;

    /** The lines are in the data folder, how far they have come in the config folder. */
    public static AuditLog of(Folders folders) {
        return new AuditLog(
                folders.data().resolve("audit.jsonl"),
                folders.config().resolve("audit.anchor"),
                InstantSource.system());
    }

    /**
     * @param file the lines; it and its folder need not exist
     * @param anchorFile how far they have come; in another folder, so that both are not lost together
     */
    public AuditLog(Path file, Path anchorFile, InstantSource clock) {
        this.file = file;
        this.anchorFile = anchorFile;
        this.clock = clock;
    }

    /**
     * Writes something down. It is on the disk when this returns.
     *
     * @throws CoopException of kind ERROR when it cannot be written; then what it tells of must not be done
     */
    public void append(AuditEvent event) {
        // Also of work that was cancelled it must be known what became of it.
        Shielded.run(() -> {
            try {
                return LockedFile.with(file, locked -> append(locked, event));
            } catch (IOException unwritable) {
                throw failed("written", unwritable);
            }
        });
    }

    private Anchor append(LockedFile locked, AuditEvent event) throws IOException {
        @Nullable Anchor anchor = Anchor.load(anchorFile);
        if (anchor == null) {
            anchor = withoutAnchor(locked);
        } else if (locked.size() > anchor.size()) {
            anchor = afterCrash(locked, anchor);
        }
        // Where the file is not what the anchor says, the new line continues what it should be: the gap stays to be
        // seen.
        return write(locked, anchor, event);
    }

    private Anchor withoutAnchor(LockedFile locked) throws IOException {
        List<String> lines = AuditFile.parse(locked.read()).lines();
        @Nullable AuditLine last = lines.isEmpty() ? null : AuditLine.parse(lines.getLast());
        if (locked.size() == 0) {
            return Anchor.NONE;
        }
        Anchor known = last == null ? Anchor.NONE : Anchor.NONE.after(last, locked.size());
        return write(locked, known, new AuditEvent(AuditKind.ANCHOR_LOST, "", null, null, null, ""));
    }

    /** Another process ended between the two files, or in the middle of a line. */
    private Anchor afterCrash(LockedFile locked, Anchor anchor) throws IOException {
        AuditFile rest = AuditFile.parse(locked.readFrom(anchor.size()));
        Anchor now = anchor;
        if (rest.lines().size() == 1) {
            @Nullable AuditLine whole = AuditLine.parse(rest.lines().getFirst());
            if (whole != null && whole.isGenuine() && whole.previous().equals(anchor.hash())) {
                now = anchor.after(whole, anchor.size() + whole.bytes().length);
            }
        }
        if (rest.unfinished() == 0) {
            return now;
        }
        locked.truncate(locked.size() - rest.unfinished());
        return write(
                locked,
                now,
                new AuditEvent(
                        AuditKind.RECORD_REPAIRED,
                        "",
                        null,
                        null,
                        null,
                        "An unfinished line of " + rest.unfinished() + " bytes was cut off"));
    }

    private Anchor write(LockedFile locked, Anchor anchor, AuditEvent event) throws IOException {
        AuditLine line = AuditLine.of(anchor.lines() + 1, clock.instant(), event, anchor.hash());
        locked.append(line.bytes());
        Anchor now = anchor.after(line, locked.size());
        now.save(anchorFile);
        return now;
    }

    /** What was written down, oldest first. Lines that make no sense are left out: {@link #verify} names them. */
    public List<AuditRecord> read() {
        return load().lines().stream()
                .map(AuditLine::parse)
                .filter(Objects::nonNull)
                .map(AuditLine::record)
                .toList();
    }

    /** Sees whether the file is as it was written. */
    public Verification verify() {
        try {
            return Verification.of(load(), Anchor.load(anchorFile));
        } catch (IOException unreadable) {
            throw failed("read", unreadable);
        }
    }

    private AuditFile load() {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return AuditFile.EMPTY;
        }
        try {
            return LockedFile.with(file, locked -> AuditFile.parse(locked.read()));
        } catch (IOException unreadable) {
            throw failed("read", unreadable);
        }
    }

    private CoopException failed(String what, IOException cause) {
        return new CoopException(
                Kind.ERROR,
                "The audit log " + file + " cannot be " + what + ": " + cause.getMessage(),
                "see that the folder is yours and that there is space left",
                cause);
    }
}
