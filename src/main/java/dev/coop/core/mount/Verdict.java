package dev.coop.core.mount;

import java.util.List;

/**
 * What the gate thinks of a folder.
 *
 * @param reasons why it is not free, each as a clause, such as {@code it holds /home/me/.ssh}
 */
public record Verdict(Level level, List<String> reasons) {

    /** Who may open it. */
    public enum Level {
        /** Whoever asks. */
        FREE,
        /** The person at this computer, with a code. */
        PROTECTED,
        /** Nobody. */
        FORBIDDEN
    }

    static final Verdict FREE = new Verdict(Level.FREE, List.of());

    public Verdict {
        reasons = List.copyOf(reasons);
    }
}
