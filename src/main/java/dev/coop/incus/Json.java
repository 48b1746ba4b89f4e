package dev.coop.incus;

import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of this API as plain values: maps, lists, strings, numbers, booleans and null.
 *
 * <p>What the usual commands ask for is read from these by hand, because databind takes longer to get ready than such a
 * command takes otherwise. The rest is mapped to its records by {@link #map}.
 */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Made when it is first needed. Names are snake_case, and fields that this client does not know are passed over. */
    private static final class Databind {
        static final JsonMapper MAPPER = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    /** @throws JacksonException when it is not JSON, or something follows it */
    static @Nullable Object parse(byte[] text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return parse(parser);
        }
    }

    /** As {@link #parse(byte[])}. */
    static @Nullable Object parse(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return parse(parser);
        }
    }

    private static @Nullable Object parse(JsonParser parser) {
        if (parser.nextToken() == null) {
            throw new StreamReadException(parser, "nothing");
        }
        Object value = value(parser);
        if (parser.nextToken() != null) {
            throw new StreamReadException(parser, "more than one value");
        }
        return value;
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<@Nullable Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getString();
        };
    }

    /** @param value a record, or a map of maps, lists, strings, whole numbers, booleans and null */
    static String write(Object value) {
        if (!(value instanceof Map)) {
            return Databind.MAPPER.writeValueAsString(value);
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            write(value, generator);
        }
        return text.toString();
    }

    @SuppressWarnings("IfChainToSwitch") // the first pattern switch in a program's life takes it 40 ms
    private static void write(@Nullable Object value, JsonGenerator generator) {
        if (value instanceof Map<?, ?> object) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> each : object.entrySet()) {
                generator.writeName(each.getKey().toString());
                write(each.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (value instanceof Iterable<?> array) {
            generator.writeStartArray();
            for (Object each : array) {
                write(each, generator);
            }
            generator.writeEndArray();
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value instanceof Integer number) {
            generator.writeNumber(number);
        } else if (value instanceof Long number) {
            generator.writeNumber(number);
        } else if (value instanceof String text) {
            generator.writeString(text);
        } else if (value == null) {
            generator.writeNull();
        } else {
            throw new IllegalArgumentException(value.getClass().getName());
        }
    }

    /** @throws JacksonException when it is something else, or null */
    static <T> T map(@Nullable Object value, Class<T> type) {
        if (value == null) {
            throw new StreamReadException(null, "nothing where a value should be");
        }
        return Databind.MAPPER.convertValue(value, type);
    }

    /** As {@link #map}, for each of an array. */
    static <T> List<T> mapAll(@Nullable Object values, Class<T> type) {
        return all(values, each -> map(each, type));
    }

    /** @throws JacksonException when it is no array */
    static <T> List<T> all(@Nullable Object values, Function<@Nullable Object, T> reader) {
        if (!(values instanceof List<?> list)) {
            throw new StreamReadException(null, "no array where one should be");
        }
        List<T> all = new ArrayList<>(list.size());
        for (Object each : list) {
            all.add(reader.apply(each));
        }
        return List.copyOf(all);
    }

    /** A time, or null for what never was or never will be: Incus writes the year 1 or 1970 then. */
    static @Nullable Instant orNever(@Nullable Instant time) {
        return time == null || time.getEpochSecond() <= 0 ? null : time;
    }
}
