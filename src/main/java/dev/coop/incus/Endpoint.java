package dev.coop.incus;

import java.nio.file.Path;

/** Where an Incus server listens. A value: what connects to it is decided in one place, {@link Transport}. */
public sealed interface Endpoint {

    /** A server on this machine, or one whose socket is forwarded to it. */
    record UnixSocket(Path path) implements Endpoint {
        @Override
        public String toString() {
            return path.toString();
        }
    }
}
