package dev.coop.core.terminal;

/**
 * A terminal that is to be shown again.
 *
 * @param kind what runs in it, as whoever saves it calls that
 * @param title as the user reads it
 */
public record SavedTerminal(String container, SessionName session, String kind, String title) {
    static final int LONGEST_TITLE = 60;

    public SavedTerminal {
        title = title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
    }
}
