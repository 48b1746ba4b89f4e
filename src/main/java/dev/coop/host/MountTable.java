package dev.coop.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is mounted where, as Linux tells it in {@code mountinfo}; macOS has no bind mounts and no such table. */
public record MountTable(List<Entry> entries) {
    private static final Path OF_THIS_PROCESS = Path.of("/proc/self/mountinfo");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3})");

    public MountTable {
        entries = List.copyOf(entries);
    }

    /**
     * One mount.
     *
     * @param id later mounts have higher ones, mostly
     * @param device major and minor number of the file system, such as {@code 254:0}
     * @param root which folder of the file system is mounted, as an absolute path within it
     * @param point where it is mounted
     */
    public record Entry(int id, String device, String root, String point) {}

    public static MountTable current() throws IOException {
        return Files.exists(OF_THIS_PROCESS)
                ? parse(new String(Files.readAllBytes(OF_THIS_PROCESS), StandardCharsets.UTF_8))
                : new MountTable(List.of());
    }

    /** Of a text as in {@code /proc/PID/mountinfo}; lines that are none are passed over. */
    public static MountTable parse(String text) {
        List<Entry> entries = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            // 36 35 98:0 /root /point options …
            String[] fields = line.split(" ", 6);
            if (fields.length == 6 && fields[0].matches("\\d{1,9}")) {
                entries.add(
                        new Entry(Integer.parseInt(fields[0]), fields[2], unescaped(fields[3]), unescaped(fields[4])));
            }
        }
        return new MountTable(entries);
    }

    private static String unescaped(String text) {
        return text.indexOf('\\') < 0
                ? text
                : ESCAPE.matcher(text)
                        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                                Character.toString(Integer.parseInt(found.group(1), 8))));
    }

    /** The one that is seen at a path: of several at one point the last. */
    public Optional<Entry> over(String path) {
        return entries.stream()
                .filter(each -> isAtOrBelow(path, each.point()))
                .reduce((best, each) -> each.point().length() >= best.point().length() ? each : best);
    }

    /** Where a path is within its file system. */
    public static String within(Entry mount, String path) {
        return joined(mount.root(), below(path, mount.point()));
    }

    /** Whether a path is that of a folder, or of something in it; by name only. */
    public static boolean isAtOrBelow(String path, String folder) {
        return folder.equals("/") ? path.startsWith("/") : path.equals(folder) || path.startsWith(folder + "/");
    }

    /** A path relative to a folder that it is below: empty, or with a slash at its beginning. */
    public static String below(String path, String folder) {
        String rest = folder.equals("/") ? path : path.substring(folder.length());
        return rest.equals("/") ? "" : rest;
    }

    /** A folder and what {@link #below} gave. */
    public static String joined(String folder, String rest) {
        return rest.isEmpty() ? folder : folder.equals("/") ? rest : folder + rest;
    }
}
