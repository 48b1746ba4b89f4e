package dev.coop.core.image;

import dev.coop.core.failure.CoopException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecipeBookTest {
    @Test
    void the_default_is_ubuntu() {
        assertThat(RecipeBook.OWN.names()).first().isEqualTo("ubuntu-22.04");
        assertThat(RecipeBook.OWN.recipe("ubuntu-22.04").base().alias()).isEqualTo("ubuntu/22.04/cloud");
    }

    @Test
    void an_unknown_recipe_is_a_usage_error_that_names_those_there_are() {
        assertThatThrownBy(() -> RecipeBook.OWN.recipe("plan9"))
                .isInstanceOfSatisfying(CoopException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(CoopException.Kind.USAGE);
                    assertThat(failure.oneLine()).contains("ubuntu-22.04").contains("debian-13");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ubuntu-22.04", "debian-13"})
    void every_file_that_a_recipe_names_is_there(String name) {
        Recipe recipe = RecipeBook.OWN.recipe(name);
        for (Recipe.Step step : recipe.steps()) {
            assertThat(text(step.script())).startsWith("#!/usr/bin/env bash");
            step.files().forEach(file -> assertThat(RecipeBook.OWN.file(file.source()))
                    .isNotEmpty());
        }
        if (recipe.base().bootstrap() != null) {
            assertThat(text(recipe.base().bootstrap())).startsWith("#!/usr/bin/env bash");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ubuntu-22.04", "debian-13"})
    void every_download_is_pinned_by_version_and_checksum_for_both_architectures(String name) {
        Recipe recipe = RecipeBook.OWN.recipe(name);
        assertThat(recipe.architectures()).containsExactlyInAnyOrder("amd64", "arm64");
        recipe.downloads().forEach((tool, download) -> {
            for (String architecture : recipe.architectures()) {
                Recipe.Source source = download.on(architecture);
                assertThat(source).as("%s on %s", tool, architecture).isNotNull();
                assertThat(source.sha256()).matches("[0-9a-f]{64}");
                assertThat(source.url()).startsWith("https://").contains(download.version());
            }
        });
        Set<String> used = recipe.steps().stream()
                .flatMap(step -> step.downloads().stream())
                .collect(Collectors.toSet());
        assertThat(used).isEqualTo(recipe.downloads().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ubuntu-22.04", "debian-13"})
    void the_tools_of_an_agent_are_promised(String name) {
        List<Recipe.Provided> promises = RecipeBook.OWN.recipe(name).steps().stream()
                .flatMap(step -> step.provides().stream())
                .toList();
        assertThat(promises)
                .extracting(Recipe.Provided::tool)
                .contains(
                        "python", "go", "node", "gh", "claude", "git", "tmux", "ripgrep", "jq", "uv", "agent", "sudo");
        promises.forEach(
                promise -> assertThat(Pattern.compile(promise.expect())).isNotNull());
        assertThat(promise(promises, "python")).contains("3\\.13");
        assertThat(promise(promises, "go")).contains("1\\.24");
        assertThat(promise(promises, "node")).contains("24\\.");
    }

    private static String promise(List<Recipe.Provided> promises, String tool) {
        return promises.stream()
                .filter(each -> each.tool().equals(tool))
                .findFirst()
                .orElseThrow()
                .expect();
    }

    private static String text(String path) {
        return new String(RecipeBook.OWN.file(path), StandardCharsets.UTF_8);
    }
}
