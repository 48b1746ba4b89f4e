package dev.coop.cli;

import dev.coop.core.authorization.AuthorizationRequest;
import dev.coop.core.authorization.CodeEntry;
import dev.coop.core.authorization.Deadline;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import org.jspecify.annotations.Nullable;

/** For where no code can be entered: refuses. */
final class NoCodeEntry implements CodeEntry {
    @Override
    public void prepare(AuthorizationRequest request) {
        throw new CoopException(
                Kind.NOT_AUTHORIZED,
                request.subject().source() + " is protected, and a code can be entered only on a terminal",
                "run the command yourself, in a terminal");
    }

    @Override
    public char @Nullable [] ask(AuthorizationRequest request, int triesLeft, Deadline deadline) {
        return null;
    }

    @Override
    public void end(Outcome outcome) {}
}
