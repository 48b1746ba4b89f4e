package dev.coop.core.mount;

import dev.coop.core.audit.AuditKind;
import dev.coop.core.authorization.AuthorizationRequest;
import dev.coop.core.authorization.CodeEntry;
import dev.coop.core.authorization.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entering codes, and what is written down of it. */
final class Codes {
    private static final Pattern KIND = Pattern.compile("\"kind\" *: *\"([a-z-]+)\"");

    /** For where no code may be asked for. */
    static final CodeEntry NONE = new CodeEntry() {
        @Override
        public void prepare(AuthorizationRequest request) {
            throw new AssertionError("a code was asked for " + request);
        }

        @Override
        public char @Nullable [] ask(AuthorizationRequest request, int triesLeft, Deadline deadline) {
            return null;
        }

        @Override
        public void end(Outcome outcome) {}
    };

    private Codes() {}

    /** What the audit log of a fixture has, oldest first. */
    static List<AuditKind> kinds(Path folder) {
        Path file = folder.resolve("data/audit.jsonl");
        try {
            return !Files.exists(file)
                    ? List.of()
                    : Files.readAllLines(file).stream()
                            .map(KIND::matcher)
                            .filter(Matcher::find)
                            .map(each -> AuditKind.valueOf(
                                    each.group(1).toUpperCase(Locale.ROOT).replace('-', '_')))
                            .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
