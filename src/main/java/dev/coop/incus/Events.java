package dev.coop.incus;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What happens at the server, as it happens. */
public final class Events {
    private final Api api;

    Events(Api api) {
        this.api = api;
    }

    /** Opens a stream that stays open, reconnecting when it must, until it is closed. Returns at once. */
    public EventStream subscribe(Set<Event.Type> types, EventListener listener) {
        String wanted = types.stream()
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(","));
        return new EventStream(
                api.transport(),
                api.url("events").addQueryParameter("type", wanted).build(),
                listener);
    }
}
