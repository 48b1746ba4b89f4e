package dev.coop.core.mount;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.host.MountTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in a container a mount can be. */
final class MountTargets {
    /** With all that is below them: the container's own system, or emptied when it starts. */
    private static final List<String> SYSTEM = List.of(
            "/etc", "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/boot", "/proc", "/sys", "/dev",
            "/run", "/tmp", "/root", "/var", "/snap");

    /** Below the system, and yet made for data. */
    private static final List<String> DATA = List.of("/var/www", "/var/opt", "/var/local");

    private static final int LONGEST = 1024;

    private MountTargets() {}

    /**
     * The path without what is superfluous in it.
     *
     * @param agentHome in the container
     * @param others mounts that the container has
     * @throws CoopException of kind USAGE when there can be no mount
     */
    static String check(String target, String agentHome, List<Mount> others) {
        if (!target.startsWith("/")
                || target.length() > LONGEST
                || target.chars().anyMatch(Character::isISOControl)) {
            throw cannot(target, "it has to be an absolute path in the container");
        }
        String path = normal(target);
        if (path == null) {
            throw cannot(target, "it leads out of the container");
        }
        boolean isData = DATA.stream().anyMatch(each -> MountTable.isAtOrBelow(path, each));
        for (String each : SYSTEM) {
            if (MountTable.isAtOrBelow(path, each) && !isData) {
                throw cannot(target, each + " belongs to the container's system");
            }
        }
        String keys = MountTable.joined(agentHome, "/.ssh");
        if (MountTable.isAtOrBelow(path, keys)) {
            throw cannot(target, "Coop keeps the key to the container there");
        }
        // At the top: what is there in every Linux would be hidden.
        if (MountTable.isAtOrBelow(agentHome, path)
                || List.of("/", "/home", "/opt", "/srv", "/mnt", "/media").contains(path)) {
            throw cannot(target, "it would hide what the container has there");
        }
        for (Mount other : others) {
            if (other.target().equals(path)) {
                throw new CoopException(
                        Kind.USAGE,
                        "\"" + other.name() + "\" (" + other.source() + ") is at " + path + " already",
                        "name another place with --path");
            }
        }
        return path;
    }

    /** What there is to know when one mount is within another. */
    static List<String> nested(String target, List<Mount> others) {
        List<String> notes = new ArrayList<>();
        for (Mount other : others) {
            if (MountTable.isAtOrBelow(target, other.target())) {
                notes.add("It lies within the mount \"" + other.name() + "\" at " + other.target()
                        + ", and hides what that has there.");
            } else if (MountTable.isAtOrBelow(other.target(), target)) {
                notes.add("The mount \"" + other.name() + "\" at " + other.target() + " lies within it.");
            }
        }
        return notes;
    }

    /** Null when it leads above the root. */
    private static @Nullable String normal(String path) {
        List<String> names = new ArrayList<>();
        for (String name : path.split("/", -1)) {
            if (name.equals("..")) {
                if (names.isEmpty()) {
                    return null;
                }
                names.removeLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return "/" + String.join("/", names);
    }

    private static CoopException cannot(String target, String why) {
        return new CoopException(
                Kind.USAGE,
                "Nothing can be mounted at " + target + ": " + why,
                "name another place with --path, such as /home/agent/project");
    }
}
