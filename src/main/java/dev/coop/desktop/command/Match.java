package dev.coop.desktop.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody means who types a few letters of it. */
final class Match {
    private static final int NONE = -1;

    private Match() {}

    private record Scored<T>(T item, int score) {}

    /** Those that fit, the best first; among equals the order stays. */
    static List<Command> best(String typed, List<Command> commands) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return commands;
        }
        return commands.stream()
                .map(command ->
                        new Scored<>(command, score(wanted, command.text().toLowerCase(Locale.ROOT))))
                .filter(scored -> scored.score() != NONE)
                .sorted(Comparator.comparingInt((Scored<Command> scored) -> scored.score())
                        .reversed())
                .map(Scored::item)
                .toList();
    }

    /** Higher is better: a beginning, the beginning of a word, a part, the letters one after the other. Negative for none. */
    static int score(String wanted, String text) {
        int at = text.indexOf(wanted);
        if (at == 0) {
            return 4;
        }
        if (at > 0) {
            return Character.isLetterOrDigit(text.charAt(at - 1)) ? 2 : 3;
        }
        int next = 0;
        for (int i = 0; i < text.length() && next < wanted.length(); i++) {
            if (text.charAt(i) == wanted.charAt(next)) {
                next++;
            }
        }
        return next == wanted.length() ? 1 : NONE;
    }
}
