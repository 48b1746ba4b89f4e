package dev.coop.core.container;

import dev.coop.incus.IncusClient;
import dev.coop.incus.NotFoundException;
import dev.coop.incus.Operation;
import dev.coop.incus.OperationFailedException;
import java.time.Duration;

/** What the server still does about an instance. */
public final class PendingOperations {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final IncusClient incus;

    public PendingOperations(IncusClient incus) {
        this.incus = incus;
    }

    /** Returns when nothing is done about it any more, whatever came of it. */
    public void awaitEndOf(String instance) {
        for (Operation each : incus.operations().list()) {
            if (!each.isDone() && each.kind().equals("task") && each.concerns("instances", instance)) {
                try {
                    incus.operations().await(each, LIMIT);
                } catch (OperationFailedException | NotFoundException _) {
                    // It has ended: that is all that matters here.
                }
            }
        }
    }
}
