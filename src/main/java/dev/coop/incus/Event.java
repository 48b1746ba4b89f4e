package dev.coop.incus;

import java.time.Instant;

/** Something that happened at the server. Events may arrive in another order than what they tell of happened in. */
public sealed interface Event {

    /** What can be subscribed to. */
    enum Type {
        OPERATION,
        LIFECYCLE
    }

    Instant timestamp();

    /** The project it happened in, empty for what belongs to none. */
    String project();

    /**
     * A resource was made, changed or removed.
     *
     * @param action such as {@code instance-started}
     * @param kind of the resource, as in its URL: {@code instances}, {@code images}, …
     * @param name of the resource; for a snapshot, that of its instance
     */
    record Lifecycle(Instant timestamp, String project, String action, String kind, String name) implements Event {}

    record OperationChanged(Instant timestamp, String project, Operation operation) implements Event {}
}
