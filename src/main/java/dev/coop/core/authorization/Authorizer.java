package dev.coop.core.authorization;

import dev.coop.core.audit.AuditEvent;
import dev.coop.core.audit.AuditKind;
import dev.coop.core.audit.AuditLog;
import dev.coop.core.authorization.CodeChannel.Shown;
import dev.coop.core.authorization.CodeEntry.Outcome;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.host.notification.Notifier;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a person decide with a code. Each request has a code of its own, so that none can be used for another; several may
 * be under way at once.
 */
public final class Authorizer {
    /** How long a code is good, from the moment at which the system has accepted it for showing. */
    public static final Duration TIME = Duration.ofSeconds(15);

    /** How often a person may try. */
    public static final int TRIES = 3;

    private final CodeChannel channel;
    private final Pause pause;
    private final AuditLog audit;
    private final LongSupplier nanoTime;
    private final SecureRandom random = new SecureRandom();

    /** With the system's notifications and clocks; the data folder keeps how long nobody may ask. */
    public static Authorizer of(Notifier notifier, Path dataFolder, AuditLog audit) {
        return new Authorizer(
                new NotificationChannel(notifier),
                new Pause(dataFolder.resolve("authorization.pause"), InstantSource.system()),
                audit,
                System::nanoTime);
    }

    /** @param nanoTime a monotonic clock, in nanoseconds */
    public Authorizer(CodeChannel channel, Pause pause, AuditLog audit, LongSupplier nanoTime) {
        this.channel = channel;
        this.pause = pause;
        this.audit = audit;
        this.nanoTime = nanoTime;
    }

    /**
     * Sends a code and asks for it. What came of it is in the audit log before this returns.
     *
     * @throws CoopException of kind NOT_AUTHORIZED with the reason when the right code is not entered in time, or nobody
     *     can be asked; of kind INTERRUPTED when the work is cancelled
     */
    public Permit authorize(AuthorizationRequest request, CodeEntry entry) {
        try {
            entry.prepare(request);
            new Conversation(request, entry).run();
        } catch (CoopException failure) {
            try {
                record(AuditKind.AUTHORIZATION_FAILED, request, failure.problem());
            } catch (CoopException unwritable) {
                failure.addSuppressed(unwritable);
            }
            throw failure;
        }
        record(AuditKind.AUTHORIZATION_GRANTED, request, "");
        return new Permit(request.subject());
    }

    private void record(AuditKind kind, AuthorizationRequest request, String detail) {
        Subject subject = request.subject();
        audit.append(AuditEvent.mount(
                kind, subject.container(), subject.source().toString(), subject.target(), subject.readOnly(), detail));
    }

    /** One code, from its making to its end. */
    private final class Conversation {
        private final AuthorizationRequest request;
        private final CodeEntry entry;
        private int wrong;

        Conversation(AuthorizationRequest request, CodeEntry entry) {
            this.request = request;
            this.entry = entry;
        }

        void run() {
            Outcome outcome = Outcome.FAILED;
            try {
                Pause.Attempt attempt = pause.begin();
                try {
                    outcome = ask();
                } finally {
                    attempt.end(outcome, wrong);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CoopException(Kind.INTERRUPTED, "Cancelled");
            } finally {
                entry.end(outcome);
            }
            if (outcome != Outcome.ACCEPTED) {
                throw refusal(outcome);
            }
        }

        private Outcome ask() throws InterruptedException {
            try (Code code = new Code(random);
                    Shown _ = channel.show(request, code.digits())) {
                Deadline deadline = new Deadline(nanoTime, TIME);
                while (true) {
                    Outcome outcome = judge(code, entry.ask(request, TRIES - wrong, deadline), deadline);
                    if (outcome == Outcome.WRONG) {
                        wrong++;
                    }
                    if (outcome != Outcome.WRONG || wrong == TRIES) {
                        return outcome;
                    }
                }
            }
        }
    }

    private static Outcome judge(Code code, char @Nullable [] entered, Deadline deadline) {
        if (entered == null) {
            return Outcome.REFUSED;
        }
        try {
            if (deadline.isOver()) {
                return Outcome.TOO_LATE;
            }
            return code.matches(entered) ? Outcome.ACCEPTED : Outcome.WRONG;
        } finally {
            Arrays.fill(entered, '\0');
        }
    }

    private static CoopException refusal(Outcome outcome) {
        String problem =
                switch (outcome) {
                    case TOO_LATE -> "The code was not entered within " + TIME.toSeconds() + " seconds";
                    case WRONG -> "A wrong code was entered " + TRIES + " times";
                    default -> "The code was not entered";
                };
        return new CoopException(Kind.NOT_AUTHORIZED, problem, "nothing was shared; ask again for a new code");
    }
}
