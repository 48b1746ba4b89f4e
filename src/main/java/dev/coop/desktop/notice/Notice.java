package dev.coop.desktop.notice;

import dev.coop.core.failure.CoopException;
import dev.coop.desktop.task.Failures;
import dev.coop.desktop.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Something that the user should know.
 *
 * @param problem one sentence
 * @param hint what to do next, or empty
 * @param details to copy for whoever has to find the cause
 * @param remedy what can be done about it here, or null
 */
public record Notice(
        String problem,
        String hint,
        String details,
        @Nullable Remedy remedy) {

    /** A way out, as a button. */
    public record Remedy(String label, Runnable action) {}

    public static Notice of(CoopException failure, @Nullable Remedy remedy) {
        return new Notice(failure.problem(), Texts.sentence(failure.hint()), Failures.details(failure), remedy);
    }
}
