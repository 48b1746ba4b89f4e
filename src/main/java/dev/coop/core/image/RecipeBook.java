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

/**
 * Recipes by name.
 *
 * @param names the default comes first
 * @param files a folder for each recipe, and what they share
 */
record RecipeBook(List<String> names, FileSource files) {
    /** The recipes that come with Coop. */
    static final RecipeBook OWN = new RecipeBook(List.of("ubuntu-22.04", "debian-13"), RecipeBook::ofCoop);

    /** Reads a file by its path in the book. */
    interface FileSource {
        byte[] read(String path) throws IOException;
    }

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** @throws CoopException of kind USAGE when there is none of that name */
    Recipe recipe(String name) {
        if (!names.contains(name)) {
            throw new CoopException(
                    Kind.USAGE, "There is no recipe \"" + name + "\"", "there are " + String.join(" and ", names));
        }
        return MAPPER.readValue(file(name + "/recipe.json"), Recipe.class);
    }

    /** A file of a recipe. */
    byte[] file(String path) {
        try {
            return files.read(path);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] ofCoop(String path) throws IOException {
        try (InputStream stream = RecipeBook.class.getResourceAsStream("recipes/" + path)) {
            if (stream == null) {
                throw new IOException("there is no " + path + " among the recipes");
            }
            return stream.readAllBytes();
        }
    }
}
