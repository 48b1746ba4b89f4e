package dev.coop.incus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where an Incus server listens. A value: what connects to it is decided in one place, {@link Transport}. */
public sealed interface Endpoint {

    /**
     * A socket on this machine, of a server that runs here or whose socket is forwarded here.
     *
     * @param candidates where it may be; the first that exists at the moment of connecting counts, so that a client
     *     outlives a server that comes up later somewhere else
     */
    record UnixSocket(List<Path> candidates) implements Endpoint {
        public UnixSocket {
            candidates = List.copyOf(candidates);
            if (candidates.isEmpty()) {
                throw new IllegalArgumentException("no socket to connect to");
            }
        }

        public UnixSocket(Path path) {
            this(List.of(path));
        }

        /** The one to connect to now. */
        public Path path() {
            return candidates.stream().filter(Files::exists).findFirst().orElse(candidates.getFirst());
        }

        @Override
        public String toString() {
            return path().toString();
        }
    }
}
