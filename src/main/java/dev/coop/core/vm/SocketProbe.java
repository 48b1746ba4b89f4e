package dev.coop.core.vm;

import dev.coop.incus.Endpoint;
import dev.coop.incus.IncusClient;
import dev.coop.incus.IncusException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** Whether somebody answers at a socket. That it is there says nothing: a forwarded one outlives what it led to. */
final class SocketProbe {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private SocketProbe() {}

    /** Whether an Incus answers. */
    static boolean answers(Path socket) {
        try (IncusClient incus = new IncusClient(new Endpoint.UnixSocket(socket)).limit(LIMIT)) {
            var _ = incus.server();
            return true;
        } catch (IncusException _) {
            return false;
        }
    }

    /** Whether anybody takes the call, which costs well under a millisecond to ask. */
    static boolean accepts(Path socket) {
        try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return true;
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }
}
