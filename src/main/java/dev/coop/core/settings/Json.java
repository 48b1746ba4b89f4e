package dev.coop.core.settings;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The text of the settings as maps: what Coop does not know stays in them, and in its order. */
final class Json {
    private Json() {}

    /** @throws CoopException of kind USAGE that names line and column */
    static Map<String, Object> parse(String text, Object file) {
        if (text.isBlank()) {
            return new LinkedHashMap<>();
        }
        try {
            Object root = mapper().readValue(text, Object.class);
            if (root instanceof Map<?, ?> object) {
                return typed(object);
            }
            throw broken(file, "line 1, column 1: it is not a JSON object", null);
        } catch (JacksonException notJson) {
            throw broken(
                    file,
                    place(notJson.getLocation()) + ": it is not JSON (" + notJson.getOriginalMessage() + ")",
                    notJson);
        }
    }

    static String write(Map<String, Object> root) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(lines)
                .withArrayIndenter(lines);
        return mapper().writer().with(printer).writeValueAsString(root) + "\n";
    }

    /** That the value of a key is not what it should be. */
    static CoopException wrong(String text, Object file, String key, String rule) {
        String where = find(text, key).map(place -> place(place) + ": ").orElse("");
        return broken(file, where + key + " is not " + rule, null);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> typed(Map<?, ?> object) {
        return (Map<String, Object>) object;
    }

    private static Optional<TokenStreamLocation> find(String text, String key) {
        String pointer = "/" + key.replace('.', '/');
        try (JsonParser parser = mapper().createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.PROPERTY_NAME
                        && parser.streamReadContext().pathAsPointer().toString().equals(pointer)) {
                    parser.nextToken();
                    return Optional.of(parser.currentTokenLocation());
                }
            }
            return Optional.empty();
        }
    }

    private static String place(@Nullable TokenStreamLocation place) {
        return place == null ? "somewhere" : "line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private static CoopException broken(Object file, String why, @Nullable Throwable cause) {
        return new CoopException(
                Kind.USAGE,
                "The settings in " + file + " are broken: " + why,
                "mend them with: coop config edit",
                cause);
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                // The last of two would win and the other would be lost, in silence.
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // A number that Coop does not know is written back as it was.
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
