package dev.coop.core.doctor;

import dev.coop.incus.IncusClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Whether this release of Incus has known holes. Distributions put fixes into packages whose number stays, and say so in
 * the package's changelog, which counts when there is one.
 */
final class AdvisoryCheck extends Check {
    static final List<Path> CHANGELOGS = List.of(
            Path.of("/usr/share/doc/incus-base/changelog.Debian.gz"),
            Path.of("/usr/share/doc/incus/changelog.Debian.gz"));

    private final IncusClient incus;
    private final List<Path> changelogs;

    /** @param changelogs of the package that Incus came in, when it runs on this machine */
    AdvisoryCheck(IncusClient incus, List<Path> changelogs) {
        super("advisories");
        this.incus = incus;
        this.changelogs = List.copyOf(changelogs);
    }

    @Override
    Finding look() throws IOException {
        return judge(incus.server().environment().serverVersion());
    }

    Finding judge(String version) throws IOException {
        String changelog = changelog();
        List<Advisory> open = Advisory.of(version).stream()
                .filter(each -> !changelog.contains(each.id()))
                .toList();
        if (open.isEmpty()) {
            return pass("no known hole concerns Incus " + version
                    + (Advisory.of(version).isEmpty() ? "" : " with the fixes of its package"));
        }
        return warn(
                "Incus " + version + " has known holes: "
                        + open.stream()
                                .map(each -> each.id() + " (" + each.what() + ")")
                                .collect(Collectors.joining(", ")),
                changelog.isEmpty()
                        ? "update Incus, unless your distribution says that it has fixed them"
                        : "update Incus: its package does not name these as fixed");
    }

    private String changelog() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : changelogs) {
            if (Files.isReadable(file)) {
                try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                    text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return text.toString();
    }
}
