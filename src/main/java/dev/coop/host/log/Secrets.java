package dev.coop.host.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out of a text what must not be kept: keys, tokens, one-time codes, and what the environment holds of them. */
final class Secrets {
    private static final String HIDDEN = "[hidden]";
    private static final int SHORTEST_VALUE = 8;

    /** Each hides its last group, or all of it when it has none. */
    private static final List<Pattern> PATTERNS = List.of(
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----(?s:.*?)(?:-----END [A-Z ]*PRIVATE KEY-----|\\z)"),
            // Incus opens a running command to whoever knows these, and to the fds object of an operation.
            Pattern.compile("(?i)secret=([^&\\s\"']+)"),
            Pattern.compile("(?i)\"fds\"\\s*:\\s*(\\{[^}]*\\})"),
            Pattern.compile("\\b([0-9a-f]{40,})\\b"),
            Pattern.compile("(?i)\\b(?:bearer|basic)\\s+([A-Za-z0-9+/._~=-]{8,})"),
            Pattern.compile("(?i)[a-z0-9_-]*(?:token|passw(?:or)?d|passphrase|secret|api[_-]?key|authorization|cookie"
                    + "|credentials?|private[_-]?key|\\bcode)[\"']?\\s*[:=]\\s*(\"[^\"]*\"|'[^']*'|[^\\s,;\"']+)"),
            Pattern.compile("\\b(sk-[A-Za-z0-9_-]{16,}|gh[pousr]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,}"
                    + "|xox[a-z]-[A-Za-z0-9-]{8,}|AKIA[A-Z0-9]{12,}|AIza[A-Za-z0-9_-]{20,})"),
            Pattern.compile("://[^/\\s:@]+:([^/\\s@]+)@"));

    private static final Pattern SECRET_NAME =
            Pattern.compile("TOKEN|SECRET|PASSW|PASSPHRASE|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY|CREDENTIAL");

    private final List<String> values = new ArrayList<>();

    /** @param environment whose secrets, told by their names, are hidden wherever they turn up */
    Secrets(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (value.length() >= SHORTEST_VALUE
                    && SECRET_NAME.matcher(name.toUpperCase(Locale.ROOT)).find()) {
                values.add(value);
            }
        });
    }

    String hide(String text) {
        String hidden = text;
        for (String value : values) {
            hidden = hidden.replace(value, HIDDEN);
        }
        for (Pattern pattern : PATTERNS) {
            hidden = hide(pattern.matcher(hidden));
        }
        return hidden;
    }

    private static String hide(Matcher matcher) {
        return matcher.replaceAll(found -> {
            if (found.groupCount() == 0) {
                return HIDDEN;
            }
            String all = found.group();
            int start = found.start(1) - found.start();
            return Matcher.quoteReplacement(all.substring(0, start)
                    + HIDDEN
                    + all.substring(start + found.group(1).length()));
        });
    }
}
