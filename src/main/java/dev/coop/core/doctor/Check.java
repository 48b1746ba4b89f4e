package dev.coop.core.doctor;

import dev.coop.core.doctor.Finding.Outcome;
import dev.coop.core.failure.CoopException;
import dev.coop.incus.IncusException;
import java.io.IOException;
import java.time.Duration;

/** Looks at one thing. Whatever it throws is a failure of that thing. */
abstract class Check {
    private final String name;

    /** @param name stays the same for programs */
    Check(String name) {
        this.name = name;
    }

    /** What must work before it can look. */
    enum Needs {
        NOTHING,
        INCUS,
        /** A container of its own to try things in. */
        CONTAINER
    }

    final String name() {
        return name;
    }

    Needs needs() {
        return Needs.INCUS;
    }

    /** How long it may take. */
    Duration limit() {
        return Duration.ofSeconds(20);
    }

    /** Interruptible. */
    abstract Finding look() throws IOException, InterruptedException, CoopException, IncusException;

    final Finding pass(String message) {
        return new Finding(name, Outcome.PASS, message, "");
    }

    final Finding warn(String message, String hint) {
        return new Finding(name, Outcome.WARN, message, hint);
    }

    final Finding fail(String message, String hint) {
        return new Finding(name, Outcome.FAIL, message, hint);
    }

    final Finding skip(String message) {
        return new Finding(name, Outcome.SKIP, message, "");
    }
}
