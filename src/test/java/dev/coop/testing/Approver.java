package dev.coop.testing;

import dev.coop.core.authorization.AuthorizationRequest;
import dev.coop.core.authorization.CodeChannel;
import dev.coop.core.authorization.CodeEntry;
import dev.coop.core.authorization.Deadline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person who reads each code where it is shown and enters it; what was asked can be looked at afterwards. */
public class Approver implements CodeChannel, CodeEntry {
    private final List<AuthorizationRequest> asked = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private @Nullable String code;

    /** What was asked, in order. */
    public List<AuthorizationRequest> asked() {
        return asked;
    }

    /** How it ended, in the same order. */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    /** The code that is shown now, or null. */
    public @Nullable String code() {
        return code;
    }

    @Override
    public Shown show(AuthorizationRequest request, char[] digits) {
        code = new String(digits);
        return () -> code = null;
    }

    @Override
    public void prepare(AuthorizationRequest request) {
        asked.add(request);
    }

    @Override
    public char @Nullable [] ask(AuthorizationRequest request, int triesLeft, Deadline deadline)
            throws InterruptedException {
        return code == null ? null : code.toCharArray();
    }

    @Override
    public void end(Outcome outcome) {
        outcomes.add(outcome);
    }
}
