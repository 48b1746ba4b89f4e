package dev.coop.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The other accounts of this machine. */
public final class Accounts {
    private static final Path DATABASE = Path.of("/etc/passwd");

    /** What accounts that nobody logs in to have for a home. */
    private static final Set<String> NO_HOMES = Set.of("", "/", "/tmp", "/nonexistent", "/dev/null", "/var/empty");

    private Accounts() {}

    /** The homes of those that the machine itself knows; a directory service in the network is not asked for its. */
    public static List<Path> others(Account own) {
        try {
            return homes(Files.readString(DATABASE, StandardCharsets.ISO_8859_1), own);
        } catch (IOException _) {
            return List.of();
        }
    }

    static List<Path> homes(String database, Account own) {
        List<Path> homes = new ArrayList<>();
        for (String line : database.split("\n", -1)) {
            // name:password:uid:gid:gecos:home:shell
            String[] fields = line.split(":", -1);
            if (fields.length >= 7
                    && !NO_HOMES.contains(fields[5])
                    && fields[5].startsWith("/")
                    && !fields[2].equals(Integer.toString(own.uid()))) {
                homes.add(Path.of(fields[5]));
            }
        }
        return homes;
    }
}
