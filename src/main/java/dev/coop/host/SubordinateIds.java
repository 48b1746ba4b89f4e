package dev.coop.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Which numbers of users or groups root may hand to containers, from {@code /etc/subuid} or {@code /etc/subgid}. */
public record SubordinateIds(Path file) {
    public static final SubordinateIds USERS = new SubordinateIds(Path.of("/etc/subuid"));
    public static final SubordinateIds GROUPS = new SubordinateIds(Path.of("/etc/subgid"));

    /** Without the file there is no limit: that is how Incus and the kernel take it for root. */
    public boolean allowRoot(int id) throws IOException {
        try {
            for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n", -1)) {
                String[] fields = line.strip().split(":", -1);
                if (fields.length == 3
                        && (fields[0].equals("root") || fields[0].equals("0"))
                        && fields[1].matches("\\d{1,10}")
                        && fields[2].matches("\\d{1,10}")) {
                    long first = Long.parseLong(fields[1]);
                    if (id >= first && id < first + Long.parseLong(fields[2])) {
                        return true;
                    }
                }
            }
            return false;
        } catch (NoSuchFileException _) {
            return true;
        }
    }

    /** The line to add for {@link #allowRoot} to allow it. */
    public static String line(int id) {
        return "root:" + id + ":1";
    }
}
