package dev.coop.incus;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** How this API's JSON maps to records: snake_case, and fields that this client does not know are passed over. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Json() {}

    /** A time, or null for what never was or never will be: Incus writes the year 1 or 1970 then. */
    static @Nullable Instant orNever(@Nullable Instant time) {
        return time == null || time.getEpochSecond() <= 0 ? null : time;
    }

    /** @throws JacksonException when it is something else, or null */
    static <T> T read(JsonNode node, Class<T> type) {
        if (node.isNull() || node.isMissingNode()) {
            throw MismatchedInputException.from((JsonParser) null, type, "nothing where a value should be");
        }
        return MAPPER.treeToValue(node, type);
    }

    static <T> List<T> readList(JsonNode node, Class<T> type) {
        List<T> all = new ArrayList<>(node.size());
        for (JsonNode each : node) {
            all.add(read(each, type));
        }
        return List.copyOf(all);
    }
}
