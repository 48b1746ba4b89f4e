package dev.coop.core.doctor;

import dev.coop.incus.ExecResult;

/** Tries one way out of a container. */
final class AttackCheck extends Check {
    private final Attack attack;
    private final TestContainer container;

    AttackCheck(Attack attack, TestContainer container) {
        super(attack.name());
        this.attack = attack;
        this.container = container;
    }

    @Override
    Needs needs() {
        return Needs.CONTAINER;
    }

    @Override
    Finding look() {
        ExecResult result = container.run("timeout", "10", "/bin/sh", "-c", attack.script());
        // Could not be run at all: 124 by timeout, 125 to 127 by what is missing.
        if (result.exitCode() >= 124) {
            return skip("it could not be tried in this image");
        }
        if (!result.succeeded()) {
            return pass(attack.held());
        }
        String by = result.out().strip().lines().findFirst().orElse("");
        return new Finding(name(), attack.then(), attack.broken() + (by.isEmpty() ? "" : ": " + by), attack.hint());
    }
}
