package dev.coop.core.snapshot.diff;

import dev.coop.core.snapshot.diff.TreeComparison.Pair;
import dev.coop.incus.DiskReader;
import dev.coop.incus.rsync.FileEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Tells packages from the files by which their managers know them. All of them may be an attacker's, and are only text. */
final class PackageComparison {
    private static final String DPKG_STATUS = "var/lib/dpkg/status";
    private static final int LARGEST_STATUS = 32 << 20;
    private static final int LARGEST_MANIFEST = 1 << 20;

    /** Those that are installed for all, not those of a project. */
    private static final Pattern NPM_MANIFEST = Pattern.compile(
            "(?:usr/|usr/local/|opt/[^/]+/|home/[^/]+/[^/]+/|root/[^/]+/)lib/node_modules/((?:@[^/]+/)?[^/@][^/]*)/package\\.json");

    private static final Pattern PIP_INFO = Pattern.compile("(?:usr/|usr/local/|home/[^/]+/\\.local/|root/\\.local/)"
            + "lib/python3[^/]*/(?:site|dist)-packages/([^/]+)-([^/-]+)\\.dist-info");

    private final DiskReader before;
    private final DiskReader after;
    private final List<PackageChange> changes = new ArrayList<>();

    PackageComparison(DiskReader before, DiskReader after) {
        this.before = before;
        this.after = after;
    }

    List<PackageChange> compare(List<Pair> differences) {
        Map<String, String> pipBefore = new TreeMap<>();
        Map<String, String> pipAfter = new TreeMap<>();
        for (Pair each : differences) {
            String path = each.raw();
            if (path.equals(DPKG_STATUS)) {
                add(
                        "apt",
                        dpkg(read(before, each.before(), LARGEST_STATUS)),
                        dpkg(read(after, each.after(), LARGEST_STATUS)));
            }
            Matcher npm = NPM_MANIFEST.matcher(path);
            if (npm.matches()) {
                String name = FileEntry.text(npm.group(1));
                add(
                        "npm",
                        npm(name, read(before, each.before(), LARGEST_MANIFEST)),
                        npm(name, read(after, each.after(), LARGEST_MANIFEST)));
            }
            Matcher pip = PIP_INFO.matcher(path);
            if (pip.matches()) {
                String name = FileEntry.text(pip.group(1));
                if (each.before() != null) {
                    pipBefore.put(name, FileEntry.text(pip.group(2)));
                }
                if (each.after() != null) {
                    pipAfter.put(name, FileEntry.text(pip.group(2)));
                }
            }
        }
        add("pip", pipBefore, pipAfter);
        changes.sort(Comparator.comparing(PackageChange::manager).thenComparing(PackageChange::name));
        return changes;
    }

    private static String read(DiskReader disk, @Nullable FileEntry file, int limit) {
        // A link is not followed: it would have been told as one.
        byte @Nullable [] content = file == null || !file.isFile() ? null : disk.read(file, limit);
        return content == null ? "" : new String(content, StandardCharsets.UTF_8);
    }

    private void add(String manager, Map<String, String> then, Map<String, String> now) {
        TreeSet<String> names = new TreeSet<>(then.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            @Nullable String old = then.get(name);
            @Nullable String current = now.get(name);
            if (old == null || !old.equals(current)) {
                changes.add(new PackageChange(manager, name, old, current));
            }
        }
    }

    /** The installed packages of a dpkg status file, with their versions. */
    static Map<String, String> dpkg(String status) {
        Map<String, String> installed = new TreeMap<>();
        String name = "";
        boolean isInstalled = false;
        for (String line : status.lines().toList()) {
            if (line.startsWith("Package: ")) {
                name = line.substring("Package: ".length()).strip();
                isInstalled = false;
            } else if (line.startsWith("Status: ")) {
                isInstalled = line.endsWith(" installed");
            } else if (line.startsWith("Version: ") && isInstalled && !name.isEmpty()) {
                installed.put(name, line.substring("Version: ".length()).strip());
            }
        }
        return installed;
    }

    private static Map<String, String> npm(String name, String manifest) {
        if (manifest.isEmpty()) {
            return Map.of();
        }
        try {
            Object version = JsonMapper.shared().readValue(manifest, Map.class).get("version");
            return Map.of(name, version instanceof String text ? text : "?");
        } catch (JacksonException unreadable) {
            return Map.of(name, "?");
        }
    }
}
