package dev.coop.testing;

import dev.coop.incus.Endpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds the socket of the real Incus on this machine, as Incus's own command does. */
public final class TestSocket {
    private TestSocket() {}

    public static Endpoint.UnixSocket endpoint() {
        String directory = System.getenv("INCUS_DIR");
        return Stream.of(
                        System.getenv("COOP_INCUS_SOCKET"),
                        System.getenv("INCUS_SOCKET"),
                        directory == null ? null : directory + "/unix.socket",
                        "/run/incus/unix.socket",
                        "/var/lib/incus/unix.socket")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .map(Endpoint.UnixSocket::new)
                .orElseThrow(() -> new AssertionError(
                        "integration tests need a running Incus: install and start it, or set COOP_INCUS_SOCKET"));
    }
}
