package dev.coop.desktop.task;

import dev.coop.core.failure.CoopException;
import dev.coop.desktop.text.Texts;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever was thrown into something that can be said to the user. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** The failure itself when it is one of ours, an apology with the cause otherwise. */
    public static CoopException of(Throwable problem) {
        return switch (problem) {
            case CoopException failure -> failure;
            case InterruptedException interrupted ->
                new CoopException(CoopException.Kind.INTERRUPTED, Texts.of("failure.cancelled"), "", interrupted);
            default -> {
                LOG.error("Unexpected failure in the background", problem);
                yield new CoopException(
                        CoopException.Kind.ERROR,
                        Texts.of("failure.unexpected", problem),
                        Texts.of("failure.unexpected.hint"),
                        problem);
            }
        };
    }

    /** All that helps whoever has to find the cause. */
    public static String details(CoopException failure) {
        StringWriter text = new StringWriter();
        text.append(failure.oneLine()).append("\n\n");
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
