package dev.coop.incus;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;

/**
 * An object of this API's JSON, read field by field. What is missing or null counts as empty, zero or false, as Incus
 * itself has it.
 */
final class JsonObject {
    private final Map<?, ?> fields;

    private JsonObject(Map<?, ?> fields) {
        this.fields = fields;
    }

    /** @throws JacksonException when it is something else, or null */
    static JsonObject of(@Nullable Object value) {
        if (value instanceof Map<?, ?> fields) {
            return new JsonObject(fields);
        }
        throw new StreamReadException(null, "no object where one should be");
    }

    /** As it is. */
    @Nullable
    Object value(String key) {
        return fields.get(key);
    }

    String text(String key) {
        return text(fields.get(key));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** @throws JacksonException when there is none */
    String requiredText(String key) {
        if (fields.get(key) instanceof String text) {
            return text;
        }
        throw wrong(key, "no text", null);
    }

    boolean flag(String key) {
        return Boolean.TRUE.equals(fields.get(key));
    }

    long number(String key) {
        return number(key, 0);
    }

    long number(String key, long otherwise) {
        return fields.get(key) instanceof Number number ? number.longValue() : otherwise;
    }

    /** @throws JacksonException when there is none */
    Instant time(String key) {
        try {
            return Instant.parse(requiredText(key));
        } catch (DateTimeException notOne) {
            throw wrong(key, "no time", notOne);
        }
    }

    /** Null when it is missing, and for what never was or never will be. */
    @Nullable
    Instant timeOrNever(String key) {
        return fields.get(key) == null ? null : Json.orNever(time(key));
    }

    /** By name. */
    Map<String, String> texts(String key) {
        return byName(fields.get(key), JsonObject::text);
    }

    /** Such as devices, by name. */
    Map<String, Map<String, String>> textsByName(String key) {
        return byName(fields.get(key), each -> byName(each, JsonObject::text));
    }

    <T> Map<String, T> objects(String key, Function<JsonObject, T> reader) {
        return byName(fields.get(key), each -> reader.apply(of(each)));
    }

    private static <T> Map<String, T> byName(@Nullable Object value, Function<@Nullable Object, T> reader) {
        if (value == null) {
            return Map.of();
        }
        Map<String, T> all = new LinkedHashMap<>();
        of(value).fields.forEach((name, each) -> all.put(name.toString(), reader.apply(each)));
        return all;
    }

    Map<String, List<String>> lists(String key) {
        return byName(fields.get(key), each -> each == null ? List.of() : Json.all(each, JsonObject::text));
    }

    /** Of all its fields. */
    <T> Map<String, List<T>> lists(Function<JsonObject, T> reader) {
        return byName(fields, each -> Json.all(each, one -> reader.apply(of(one))));
    }

    /** As they are, by name. */
    Map<String, Object> values(String key) {
        Map<String, Object> all = new LinkedHashMap<>();
        object(key).fields.forEach((name, each) -> {
            if (each != null) {
                all.put(name.toString(), each);
            }
        });
        return all;
    }

    List<String> list(String key) {
        return list(key, JsonObject::text);
    }

    <T> List<T> list(String key, Function<@Nullable Object, T> reader) {
        Object value = fields.get(key);
        return value == null ? List.of() : Json.all(value, reader);
    }

    /** Empty when it is missing. */
    JsonObject object(String key) {
        Object value = fields.get(key);
        return value == null ? new JsonObject(Map.of()) : of(value);
    }

    private static JacksonException wrong(String key, String what, @Nullable Throwable cause) {
        return new StreamReadException(null, what + " as " + key, cause);
    }
}
