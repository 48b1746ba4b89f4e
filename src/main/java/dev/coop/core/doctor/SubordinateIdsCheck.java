package dev.coop.core.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether Incus may give containers user numbers of their own, and one of them this user's. */
final class SubordinateIdsCheck extends Check {
    private static final long ENOUGH = 65536;

    private final List<Path> files;
    private final int uid;

    /**
     * @param files /etc/subuid and /etc/subgid
     * @param uid of this user
     */
    SubordinateIdsCheck(List<Path> files, int uid) {
        super("subordinate-ids");
        this.files = List.copyOf(files);
        this.uid = uid;
    }

    @Override
    Needs needs() {
        return Needs.NOTHING;
    }

    private record Range(long start, long count) {
        boolean holds(long id) {
            return id >= start && id < start + count;
        }
    }

    @Override
    Finding look() throws IOException {
        boolean own = true;
        long least = Long.MAX_VALUE;
        for (Path file : files) {
            if (!Files.exists(file)) {
                // Incus has a range of its own then, and asks nobody.
                continue;
            }
            List<Range> ranges = ofRoot(Files.readAllLines(file));
            long most = ranges.stream().mapToLong(Range::count).max().orElse(0);
            least = Math.min(least, most);
            if (most < ENOUGH) {
                return fail(
                        file + " gives root " + (most == 0 ? "no range" : "a range of only " + most)
                                + " for containers' users",
                        "add one, and restart Incus: echo root:1000000:1000000000 | sudo tee -a " + file);
            }
            own &= ranges.stream().anyMatch(each -> each.holds(uid));
        }
        return pass(
                (least == Long.MAX_VALUE ? "Incus uses its own range" : "containers' users have " + least + " numbers")
                        + (own
                                ? ""
                                : "; your own (" + uid
                                        + ") is not among them, which only kernels without idmapped mounts need"));
    }

    private static List<Range> ofRoot(List<String> lines) {
        return lines.stream()
                .map(line -> line.strip().split(":", -1))
                .filter(fields -> fields.length == 3 && (fields[0].equals("root") || fields[0].equals("0")))
                .filter(fields -> fields[1].matches("\\d{1,10}") && fields[2].matches("\\d{1,10}"))
                .map(fields -> new Range(Long.parseLong(fields[1]), Long.parseLong(fields[2])))
                .toList();
    }
}
