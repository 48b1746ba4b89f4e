package dev.coop.cli;

import dev.coop.core.container.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jline.utils.Signals;

/** Passes the signals that this process gets on to a command in a container, until it is closed. */
final class ForwardedSignals implements AutoCloseable {
    /** Linux's numbers, whatever this system's are. */
    private static final Map<String, Integer> NUMBERS = Map.of("INT", 2, "TERM", 15, "HUP", 1, "QUIT", 3);

    private final Map<String, Object> before = new LinkedHashMap<>();

    ForwardedSignals(Session session) {
        NUMBERS.forEach((name, number) -> {
            Object previous = Signals.register(name, () -> session.signal(number));
            if (previous != null) {
                before.put(name, previous);
            }
        });
    }

    @Override
    public void close() {
        before.forEach(Signals::unregister);
    }
}
