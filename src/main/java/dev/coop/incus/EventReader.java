package dev.coop.incus;

import java.time.DateTimeException;
import java.time.Instant;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the frames of the event stream. */
final class EventReader {
    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);

    private EventReader() {}

    /** Gives null for what cannot be read, or is of a type that this client does not know. */
    static @Nullable Event read(String text) {
        try {
            JsonNode frame = Json.MAPPER.readTree(text);
            Instant timestamp = Instant.parse(frame.path("timestamp").asString());
            String project = frame.path("project").asString("");
            JsonNode metadata = frame.path("metadata");
            return switch (frame.path("type").asString("")) {
                case "lifecycle" -> lifecycle(timestamp, project, metadata);
                case "operation" ->
                    new Event.OperationChanged(timestamp, project, Json.read(metadata, Operation.class));
                default -> null;
            };
        } catch (JacksonException | DateTimeException unreadable) {
            LOG.warn("An event that cannot be read was passed over ({}): {}", unreadable.getMessage(), text);
            return null;
        }
    }

    private static Event lifecycle(Instant timestamp, String project, JsonNode metadata) {
        // The source is the URL of the resource: /1.0/instances/name/snapshots/s0?project=p. Its name is not always
        // given.
        String source = metadata.path("source").asString("");
        HttpUrl url = HttpUrl.parse("http://incus" + source);
        String kind =
                url == null || url.pathSize() < 2 ? "" : url.pathSegments().get(1);
        String name =
                url == null || url.pathSize() < 3 ? "" : url.pathSegments().get(2);
        String within = url == null ? null : url.queryParameter("project");
        return new Event.Lifecycle(
                timestamp,
                !project.isEmpty() ? project : within == null ? "" : within,
                metadata.path("action").asString(""),
                kind,
                name);
    }
}
