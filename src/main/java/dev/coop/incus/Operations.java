package dev.coop.incus;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Work that goes on at the server. */
public final class Operations {
    private final Api api;

    Operations(Api api) {
        this.api = api;
    }

    public Operation get(String id) {
        return api.get(api.url("operations", id), Operation::of);
    }

    /** The operations that run now or ended in the last 5 seconds. */
    public List<Operation> list() {
        // Grouped by status: {"running": [...], "success": [...]}.
        Map<String, List<Operation>> byStatus =
                api.get(api.url("operations").addQueryParameter("recursion", "1"), json -> json.lists(Operation::of));
        return byStatus.values().stream().flatMap(List::stream).toList();
    }

    /** Asks Incus to stop it. @throws RefusedException when it is of a kind that cannot be cancelled */
    public void cancel(String id) {
        api.sync("DELETE", api.url("operations", id), null);
    }

    /**
     * Waits until it has ended.
     *
     * @return the operation as it ended
     * @throws ConflictException when it failed because a name is taken
     * @throws OperationFailedException when it failed
     * @throws NotFoundException when it ended more than 5 seconds ago, so that Incus no longer knows how
     * @throws TimeLimitException when it has not ended within the limit; it goes on
     */
    public Operation await(Operation operation, Duration limit) {
        Api waiting = new Api(api.transport(), api.project(), limit);
        try {
            return await(waiting, operation);
        } catch (TimeLimitException _) {
            throw new TimeLimitException(
                    "\"" + operation.description() + "\" has not ended within " + Failures.text(limit));
        }
    }

    /** As {@link #await(Operation, Duration)}, for as long as it takes. */
    public Operation await(Operation operation) {
        Api waiting = new Api(api.transport(), api.project(), Transport.UNLIMITED);
        return await(waiting, operation);
    }

    /** As {@link #await(Operation, Duration)}; tells the progress, on another thread, where Incus reports it. */
    public Operation await(Operation operation, Duration limit, Consumer<Progress> progress) {
        EventListener listener = event -> {
            if (event instanceof Event.OperationChanged changed
                    && changed.operation().id().equals(operation.id())) {
                Progress now = changed.operation().progress();
                if (now != null) {
                    progress.accept(now);
                }
            }
        };
        try (EventStream _ = new Events(api).subscribe(Set.of(Event.Type.OPERATION), listener)) {
            return await(operation, limit);
        }
    }

    private Operation await(Api waiting, Operation operation) {
        try {
            return waiting.get(
                    waiting.url("operations", operation.id(), "wait").addQueryParameter("timeout", "-1"),
                    Operation::of);
        } catch (RefusedException | NotFoundException failure) {
            throw new OperationFailedException(get(operation.id()), failure.reason());
        }
    }
}
