package dev.coop.core.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hole in Incus by which a container, or an image, reaches further than it should.
 *
 * @param id as the CVE list has it
 * @param what it allows
 * @param begun the first release that has the hole, of each line of releases; empty for all
 * @param fixed the first release that has the fix, of each line of releases
 */
record Advisory(String id, String what, List<String> begun, List<String> fixed) {
    private static final List<String> ALWAYS = List.of();

    /**
     * From the commits "This addresses CVE-…" of lxc/incus and the tags that contain them (main, stable-6.0 and stable-7.0,
     * as of 2026-08-22; 6.0.7 and 7.0.2 are what came after the tags there). Left out are holes that need a user of Incus with fewer rights than Coop's.
     */
    static final List<Advisory> ALL = List.of(
            new Advisory(
                    "CVE-2025-64507",
                    "a user of the host can run what a container made",
                    ALWAYS,
                    List.of("6.0.6", "6.19")),
            new Advisory(
                    "CVE-2026-23953",
                    "a variable of a container changes its set-up",
                    List.of(),
                    List.of("6.0.6", "6.21")),
            new Advisory("CVE-2026-23954", "an image's template writes on the host", ALWAYS, List.of("6.0.6", "6.21")),
            new Advisory(
                    "CVE-2026-33542", "an image that was swapped is not noticed", ALWAYS, List.of("6.0.7", "6.23")),
            new Advisory(
                    "CVE-2026-33897",
                    "an image's template reads files of the host",
                    List.of(),
                    List.of("6.0.7", "6.23")),
            new Advisory(
                    "CVE-2026-33945",
                    "a container's credentials write on the host",
                    List.of("6.0.6", "6.18"),
                    List.of("6.0.7", "6.23")),
            new Advisory("CVE-2026-48749", "an image's root folder can be a link", ALWAYS, List.of("7.0.1", "7.2")),
            new Advisory("CVE-2026-48750", "a container's output file can be a link", ALWAYS, List.of("7.0.1", "7.2")),
            new Advisory("CVE-2026-48752", "an image's template follows links", ALWAYS, List.of("7.0.1", "7.2")),
            new Advisory("CVE-2026-63125", "a container's backup file can be a link", ALWAYS, List.of("7.0.2", "7.3")),
            new Advisory("CVE-2026-63343", "a container's metadata can be a link", ALWAYS, List.of("7.0.2", "7.3")));

    private static final Pattern VERSION = Pattern.compile("^(\\d+)\\.(\\d+)(?:\\.(\\d+))?");

    /** Those that a release has, by its number alone. A number that cannot be read has none. */
    static List<Advisory> of(String version) {
        return ALL.stream().filter(each -> each.isIn(version)).toList();
    }

    private boolean isIn(String version) {
        List<Integer> has = numbers(version);
        return !has.isEmpty() && !reaches(has, fixed) && (begun.isEmpty() || reaches(has, begun));
    }

    /** A line that is kept for long has releases of its own; all else follows the newest. */
    private static boolean reaches(List<Integer> version, List<String> releases) {
        for (String each : releases) {
            List<Integer> release = numbers(each);
            boolean longLived = each.chars().filter(c -> c == '.').count() == 2;
            if (longLived && version.subList(0, 2).equals(release.subList(0, 2))) {
                return compare(version, release) >= 0;
            }
        }
        return compare(version, numbers(releases.getLast())) >= 0;
    }

    private static int compare(List<Integer> left, List<Integer> right) {
        for (int i = 0; i < left.size(); i++) {
            int order = left.get(i).compareTo(right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Three numbers, or none. */
    private static List<Integer> numbers(String version) {
        Matcher matcher = VERSION.matcher(version);
        List<Integer> numbers = new ArrayList<>();
        if (matcher.find()) {
            for (int i = 1; i <= 3; i++) {
                numbers.add(matcher.group(i) == null ? 0 : Integer.parseInt(matcher.group(i)));
            }
        }
        return numbers;
    }
}
