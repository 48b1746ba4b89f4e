package dev.coop.incus;

import java.time.Instant;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Reads the frames of the event stream. */
final class EventReader {
    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);

    private EventReader() {}

    /** Gives null for what cannot be read, or is of a type that this client does not know. */
    static @Nullable Event read(String text) {
        try {
            JsonObject frame = JsonObject.of(Json.parse(text));
            Instant timestamp = frame.time("timestamp");
            String project = frame.text("project");
            JsonObject metadata = frame.object("metadata");
            return switch (frame.text("type")) {
                case "lifecycle" -> lifecycle(timestamp, project, metadata);
                case "operation" -> new Event.OperationChanged(timestamp, project, Operation.of(metadata));
                default -> null;
            };
        } catch (JacksonException unreadable) {
            LOG.warn("An event that cannot be read was passed over ({}): {}", unreadable.getMessage(), text);
            return null;
        }
    }

    private static Event lifecycle(Instant timestamp, String project, JsonObject metadata) {
        // The source is the URL of the resource: /1.0/instances/name/snapshots/s0?project=p. Its name is not always
        // given.
        String source = metadata.text("source");
        HttpUrl url = HttpUrl.parse("http://incus" + source);
        String kind =
                url == null || url.pathSize() < 2 ? "" : url.pathSegments().get(1);
        String name =
                url == null || url.pathSize() < 3 ? "" : url.pathSegments().get(2);
        String within = url == null ? null : url.queryParameter("project");
        return new Event.Lifecycle(
                timestamp,
                !project.isEmpty() ? project : within == null ? "" : within,
                metadata.text("action"),
                kind,
                name);
    }
}
