package dev.coop.core.mount;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of mounts, which are names of devices at Incus. */
final class MountNames {
    /** The device of {@code create --workdir}. */
    static final String WORKSPACE = "workspace";

    private static final int LONGEST = 63;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0," + (LONGEST - 1) + "}");

    /** Of devices that every container has. */
    private static final Set<String> RESERVED = Set.of("root", "eth0");

    private MountNames() {}

    /**
     * @param taken names of devices that the container has
     * @throws CoopException of kind USAGE when it cannot be one
     */
    static String check(String name, Collection<String> taken) {
        if (!NAME.matcher(name).matches()) {
            throw new CoopException(
                    Kind.USAGE,
                    "\"" + name + "\" cannot be the name of a mount",
                    "a name has 1 to 63 lower-case letters, digits and hyphens, and begins with a letter or digit");
        }
        if (RESERVED.contains(name)) {
            throw new CoopException(
                    Kind.USAGE, "\"" + name + "\" is the name of another device of the container", "take another name");
        }
        if (taken.contains(name)) {
            throw new CoopException(
                    Kind.USAGE,
                    "The container has a mount \"" + name + "\" already",
                    "take another name with --name, or take that one away with: coop mount remove");
        }
        return name;
    }

    /** One from the last part of a path that is not taken. */
    static String derive(Path source, Collection<String> taken) {
        Path last = source.getFileName();
        String base = (last == null ? "" : last.toString())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        // Room for a number behind it.
        base = base.isEmpty() ? "mount" : base.substring(0, Math.min(base.length(), LONGEST - 6));
        String name = base;
        for (int number = 2; taken.contains(name) || RESERVED.contains(name) || name.equals(WORKSPACE); number++) {
            name = base + "-" + number;
        }
        return name;
    }
}
