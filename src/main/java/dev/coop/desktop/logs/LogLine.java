package dev.coop.desktop.logs;

import dev.coop.core.text.Printable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a log.
 *
 * @param time length of the time that it begins with, the space behind it included; 0 when it begins with none
 */
public record LogLine(String text, int time, Level level) {
    /** Longer lines are cut: nobody reads them, and whoever is in the container could write one without end. */
    static final int LONGEST = 4000;

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\S* ");

    /** Logs come as plain text, so how grave a line is is told by its words. */
    public enum Level {
        ERROR("error|err|fail(ed|ure|ing)?|fatal|panic|crit(ical)?|emerg|alert"),
        WARNING("warn(ing)?|deprecated|timed out"),
        DEBUG("debug|trace"),
        PLAIN("(?!)");

        private final Pattern words;

        Level(String words) {
            this.words = Pattern.compile("\\b(" + words + ")\\b", Pattern.CASE_INSENSITIVE);
        }

        private static Level of(String line) {
            for (Level level : values()) {
                if (level.words.matcher(line).find()) {
                    return level;
                }
            }
            return PLAIN;
        }
    }

    /** What came, cut when it is long, and harmless to show. */
    public static LogLine of(String line) {
        String text = printable(line);
        Matcher time = TIME.matcher(text);
        return new LogLine(text, time.lookingAt() ? time.end() : 0, Level.of(text));
    }

    /** A line of something that is no log. */
    public static LogLine plain(String line) {
        return new LogLine(printable(line), 0, Level.PLAIN);
    }

    private static String printable(String line) {
        String start = line.length() > LONGEST ? line.substring(0, LONGEST) + " …" : line;
        return Printable.of(start.replace("\t", "    "));
    }
}
