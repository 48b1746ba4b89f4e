package dev.coop.core.image;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The recipes that come with Coop. */
final class RecipeBook {
    /** The default comes first. */
    static final List<String> NAMES = List.of("ubuntu-22.04", "debian-13");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private RecipeBook() {}

    /** @throws CoopException of kind USAGE when there is none of that name */
    static Recipe recipe(String name) {
        if (!NAMES.contains(name)) {
            throw new CoopException(
                    Kind.USAGE, "There is no recipe \"" + name + "\"", "there are " + String.join(" and ", NAMES));
        }
        return MAPPER.readValue(file(name + "/recipe.json"), Recipe.class);
    }

    /** A file of a recipe. */
    static byte[] file(String path) {
        try (InputStream stream = RecipeBook.class.getResourceAsStream("recipes/" + path)) {
            if (stream == null) {
                throw new IllegalStateException("there is no " + path + " among the recipes");
            }
            return stream.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
