package dev.coop.core.doctor;

import dev.coop.host.ProgramCall;
import dev.coop.host.ProgramPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether OpenSSH is there, which {@code coop shell} goes by. */
final class SshCheck extends Check {
    private final ProgramPath path;

    SshCheck(ProgramPath path) {
        super("ssh");
        this.path = path;
    }

    @Override
    Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    Finding look() throws IOException, InterruptedException {
        Optional<Path> ssh = path.find("ssh");
        if (ssh.isEmpty() || path.find("ssh-keygen").isEmpty()) {
            return fail(
                    "The programs ssh and ssh-keygen are not there",
                    "install OpenSSH's client, or open shells with: coop shell --exec NAME");
        }
        // It prints its version to standard error.
        String version = new ProgramCall(List.of(ssh.get().toString(), "-V"), Map.of(), Duration.ofSeconds(5))
                .run()
                .err()
                .lines()
                .findFirst()
                .orElse("");
        return pass(version.isBlank() ? "ssh is there" : version.split(",", 2)[0].strip() + " is there");
    }
}
