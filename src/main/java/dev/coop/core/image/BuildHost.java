package dev.coop.core.image;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.host.ExtraCertificates;
import dev.coop.host.Os;
import dev.coop.incus.IncusClient;
import java.io.IOException;
import java.util.List;

/** What this machine and its server add to a recipe. */
final class BuildHost {
    private BuildHost() {}

    /** As Debian names it. */
    static String architecture(IncusClient incus) {
        return debianName(incus.server().environment().architectures().getFirst());
    }

    static String debianName(String machine) {
        return switch (machine) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> machine;
        };
    }

    /** Those that an administrator added. */
    static List<String> certificates() {
        try {
            return ExtraCertificates.find(Os.current());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CoopException(Kind.INTERRUPTED, "Cancelled");
        } catch (IOException unreadable) {
            throw new CoopException(
                    Kind.ERROR,
                    "This computer's added certificates cannot be read: " + unreadable.getMessage(),
                    "see to their permissions",
                    unreadable);
        }
    }
}
