package dev.coop.core.mount;

import dev.coop.core.mount.Mount.Mode;
import dev.coop.host.FileIdentity;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was approved of a mount, as it is noted on the instance: {@code user.coop.mount.NAME.*}. Whoever may use the Incus
 * socket can write such a note, and can mount whatever they like without one.
 *
 * @param source real path
 * @param boot the run of this computer in which the identity was taken; empty when that is not known
 * @param isProtected a code was entered
 * @param expiresAt null when it stays
 */
record Approval(
        String name,
        String source,
        String target,
        Mode mode,
        FileIdentity identity,
        String boot,
        boolean isProtected,
        @Nullable Instant expiresAt) {

    static final String PREFIX = "user.coop.mount.";
    static final String EXPIRES = "expires";

    private static final Pattern KEY = Pattern.compile(Pattern.quote(PREFIX) + "([a-z0-9-]+)\\.([a-z]+)");
    private static final Pattern IDENTITY = Pattern.compile("(-?\\d{1,19}):(-?\\d{1,19}):(-?\\d{1,19})");

    /** Those that are noted, by name; a note that makes no sense is none. */
    static SortedMap<String, Approval> in(Map<String, String> config) {
        Map<String, Map<String, String>> notes = new HashMap<>();
        config.forEach((key, value) -> {
            Matcher matcher = KEY.matcher(key);
            if (matcher.matches()) {
                notes.computeIfAbsent(matcher.group(1), _ -> new HashMap<>()).put(matcher.group(2), value);
            }
        });
        SortedMap<String, Approval> approvals = new TreeMap<>();
        notes.forEach((name, note) -> read(name, note).ifPresent(each -> approvals.put(name, each)));
        return approvals;
    }

    private static Optional<Approval> read(String name, Map<String, String> note) {
        Matcher identity = IDENTITY.matcher(note.getOrDefault("identity", ""));
        String source = note.getOrDefault("source", "");
        String target = note.getOrDefault("target", "");
        if (!identity.matches() || source.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        try {
            String expires = note.getOrDefault(EXPIRES, "");
            return Optional.of(new Approval(
                    name,
                    source,
                    target,
                    Mode.of(!"rw".equals(note.get("mode"))),
                    new FileIdentity(
                            Long.parseLong(identity.group(1)),
                            Long.parseLong(identity.group(2)),
                            Long.parseLong(identity.group(3))),
                    note.getOrDefault("boot", ""),
                    "true".equals(note.get("protected")),
                    expires.isEmpty() ? null : Instant.parse(expires)));
        } catch (NumberFormatException | DateTimeParseException _) {
            return Optional.empty();
        }
    }

    boolean hasExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    /** The settings with this note in place of an older one of that name. */
    Map<String, String> notedIn(Map<String, String> config) {
        Map<String, String> noted = without(config, name);
        String prefix = PREFIX + name + ".";
        noted.put(prefix + "source", source);
        noted.put(prefix + "target", target);
        noted.put(prefix + "mode", mode.text());
        noted.put(prefix + "identity", identity.device() + ":" + identity.inode() + ":" + identity.born());
        noted.put(prefix + "boot", boot);
        noted.put(prefix + "protected", Boolean.toString(isProtected));
        if (expiresAt != null) {
            noted.put(prefix + EXPIRES, expiresAt.toString());
        }
        return noted;
    }

    /** The settings without the note on a mount. */
    static Map<String, String> without(Map<String, String> config, String name) {
        Map<String, String> rest = new LinkedHashMap<>(config);
        rest.keySet().removeIf(key -> {
            Matcher matcher = KEY.matcher(key);
            return matcher.matches() && matcher.group(1).equals(name);
        });
        return rest;
    }

    /** The settings without any note on mounts. */
    static Map<String, String> withoutAll(Map<String, String> config) {
        Map<String, String> rest = new LinkedHashMap<>(config);
        rest.keySet().removeIf(key -> key.startsWith(PREFIX));
        return rest;
    }

    /** Whether what is there now is what was approved. */
    boolean isOf(FileIdentity now, String bootNow) {
        // The number of a file system can be another one after a restart of the computer.
        boolean sameRun = !boot.isEmpty() && boot.equals(bootNow);
        return sameRun ? identity.isSameAs(now) : identity.wasSameAs(now);
    }

    /** Whether a disk device is the one that was approved. */
    boolean isOf(Map<String, String> device) {
        return source.equals(device.get("source"))
                && Path.of(target).equals(Path.of(device.getOrDefault("path", "")))
                && mode.isReadOnly() == "true".equals(device.get("readonly"));
    }

    Approval with(Mode changed, boolean opened) {
        return new Approval(name, source, target, changed, identity, boot, opened, expiresAt);
    }
}
