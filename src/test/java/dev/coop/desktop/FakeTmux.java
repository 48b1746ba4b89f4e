package dev.coop.desktop;

import dev.coop.core.container.Command;
import dev.coop.core.container.Session;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sessions that a container of the tests has, and tmux's answers about them; without tmux there are none. */
final class FakeTmux {
    private static final int VERB = 4;
    private static final int SESSION = 5;

    final Set<String> sessions = ConcurrentHashMap.newKeySet();
    volatile boolean there;
    /** What runs in all of them. */
    volatile String running = "bash\n";

    /** Answers a question; null when this is none. */
    @Nullable
    Session answer(Command command) {
        if (command.terminal() != null || !command.arguments().contains("coop-terminal")) {
            return null;
        }
        String session = command.arguments().get(SESSION);
        return switch (command.arguments().get(VERB)) {
            case "list" -> there ? said(String.join("\n", new TreeSet<>(sessions)) + "\n", 0) : said("", 3);
            case "busy" -> said(sessions.contains(session) ? running : "", 0);
            case "end" -> {
                sessions.remove(session);
                yield said("", 0);
            }
            default -> null;
        };
    }

    private static Session said(String text, int code) {
        FakeSession session = new FakeSession(text);
        session.end(code);
        return session;
    }

    /** Begins to show a session, as tmux does to a control client. */
    FakeSession attach(Command command, String greeting) {
        sessions.add(command.arguments().get(SESSION));
        return FakeSession.inTmux(greeting);
    }
}
