package dev.coop.vm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that Colima or Lima wrote. Both log with logrus, whose lines are {@code time="…" level=info msg="…" context=vm};
 * other programs' lines come in between.
 *
 * @param level such as {@code info} or {@code fatal}; empty for a line of another form
 * @param context the part of Colima that speaks, or empty
 */
record LogLine(String level, String message, String context) {
    private static final Pattern FIELD = Pattern.compile("(\\w+)=(\"(?:[^\"\\\\]|\\\\.)*\"|\\S*)");

    /** Colours and other control sequences of terminals. */
    private static final Pattern CONTROL = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]");

    static LogLine parse(String raw) {
        String line = CONTROL.matcher(raw).replaceAll("").strip();
        if (!line.startsWith("time=") || !line.contains(" msg=")) {
            return new LogLine("", line, "");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher matcher = FIELD.matcher(line);
        while (matcher.find()) {
            fields.putIfAbsent(matcher.group(1), unquoted(matcher.group(2)));
        }
        return new LogLine(
                fields.getOrDefault("level", ""), fields.getOrDefault("msg", ""), fields.getOrDefault("context", ""));
    }

    private static String unquoted(String value) {
        if (!value.startsWith("\"") || value.length() < 2) {
            return value;
        }
        return value.substring(1, value.length() - 1)
                .replace("\\n", " ")
                .replace("\\t", " ")
                .replace("\\\"", "\"")
                .replace("\\\\", "\\");
    }

    boolean isError() {
        return level.equals("error") || level.equals("fatal");
    }

    boolean isLogged() {
        return !level.isEmpty();
    }

    /** For a person. */
    String text() {
        String words = message.endsWith(" ...") ? message.substring(0, message.length() - 4) : message;
        return context.isEmpty() ? words : context + ": " + words;
    }
}
