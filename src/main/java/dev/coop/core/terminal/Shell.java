package dev.coop.core.terminal;

import dev.coop.core.container.Session;

/**
 * A shell that a terminal shows.
 *
 * @param kept whether it goes on when the session is closed
 * @param continued whether it was there before; then the session begins with what stands on its screen
 */
public record Shell(Session session, boolean kept, boolean continued) {
    /** Forgets what has scrolled away, where that is kept in the container. */
    public void clearHistory() {
        if (session instanceof TmuxSession tmux) {
            tmux.clearHistory();
        }
    }
}
