package dev.coop.core.mount;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.Verdict.Level;
import dev.coop.host.Account;
import dev.coop.host.FileIdentity;
import dev.coop.host.Folders;
import dev.coop.host.MountTable;
import dev.coop.host.Os;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges which folder of the host a container may see. It looks at what a path leads to, not at how it is spelled: folders
 * are compared by their identity on the disk. What cannot be looked at is refused.
 */
public final class MountGate {
    private final Path home;
    private final List<Place> places;

    /**
     * @param sockets of Incus, as far as they are known
     * @param added places that the user wants protected as well
     * @param environment may add further places
     */
    public MountGate(
            Account account,
            Os os,
            Folders folders,
            List<Path> sockets,
            List<Path> added,
            Map<String, String> environment) {
        this(account.home(), ProtectedPlaces.of(account, os, folders, sockets, added, environment));
    }

    MountGate(Path home, List<Place> places) {
        this.home = home;
        this.places = places;
    }

    /**
     * A folder as it was found and judged.
     *
     * @param asked the path as it was given
     * @param real the one that all else is about
     */
    public record Judged(Path asked, Path real, FileIdentity identity, Verdict verdict) {

        /** The same folder as another time, and no less free. */
        boolean isStill(Judged before) {
            return real.equals(before.real)
                    && identity.isSameAs(before.identity)
                    && verdict.level().compareTo(before.verdict.level()) <= 0;
        }

        /** How a message names it. */
        String shown() {
            return real.equals(asked) ? real.toString() : asked + " (" + real + ")";
        }
    }

    /**
     * @throws CoopException of kind USAGE when there is no such folder; of kind NOT_AUTHORIZED when it cannot be looked at
     */
    public Judged judge(Path folder) {
        return look().judge(folder);
    }

    /** One look at the protected places, for several folders at one moment. */
    Look look() {
        return new Look();
    }

    /** Judges by what was found at its first judgement. */
    final class Look {
        private @Nullable Survey survey;

        private Survey survey() throws IOException {
            Survey made = survey;
            if (made == null) {
                made = new Survey(places, home, MountTable.current());
                survey = made;
            }
            return made;
        }

        /** As {@link MountGate#judge}. */
        Judged judge(Path folder) {
            if (folder.toString().isEmpty()) {
                // To the file system that is the current folder; who wrote it meant a variable that was not set.
                throw new CoopException(Kind.USAGE, "The folder to share has no name", "name a folder");
            }
            try {
                Path real = folder.toRealPath();
                if (!Files.isDirectory(real)) {
                    throw new CoopException(
                            Kind.USAGE,
                            folder + " is not a folder",
                            "name a folder; files cannot be shared one by one");
                }
                if (!Path.of(real.toString()).equals(real)
                        || real.toString().chars().anyMatch(Character::isISOControl)) {
                    throw new CoopException(
                            Kind.NOT_AUTHORIZED,
                            "The name of that folder cannot be told to Incus as it is",
                            "rename it");
                }
                FileIdentity identity = FileIdentity.of(real);
                Verdict verdict = survey().judge(real);
                return new Judged(folder, real, identity, verdict);
            } catch (NoSuchFileException missing) {
                throw new CoopException(Kind.USAGE, "There is no folder " + folder, "name one that exists", missing);
            } catch (IOException | InvalidPathException unreadable) {
                throw new CoopException(
                        Kind.NOT_AUTHORIZED,
                        folder + " cannot be looked at, so no container may see it",
                        "",
                        unreadable);
            }
        }
    }

    /**
     * Refuses what is not free.
     *
     * @param withCode whether what is protected passes, because a code will be asked for
     * @throws CoopException of kind NOT_AUTHORIZED
     */
    static void refuseUnless(boolean withCode, Judged judged) {
        Verdict verdict = judged.verdict();
        if (verdict.level() == Level.FORBIDDEN) {
            throw new CoopException(
                    Kind.NOT_AUTHORIZED,
                    "No container may see " + judged.shown() + ": "
                            + verdict.reasons().getFirst(),
                    "no code opens it; name a folder of your projects instead");
        }
        if (verdict.level() == Level.PROTECTED && !withCode) {
            throw new CoopException(
                    Kind.NOT_AUTHORIZED,
                    judged.shown() + " is protected: " + verdict.reasons().getFirst(),
                    "open it with a code, with: coop mount add --force");
        }
    }
}
