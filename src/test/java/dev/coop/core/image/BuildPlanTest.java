package dev.coop.core.image;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BuildPlanTest {
    private static BuildPlan plan(TinyRecipe recipe, String architecture, String... certificates) {
        return BuildPlan.of(recipe.book(), recipe.book().recipe("tiny"), architecture, "base", List.of(certificates));
    }

    @Test
    void the_same_recipe_has_the_same_digests() {
        assertThat(plan(new TinyRecipe(), "amd64").digests())
                .isEqualTo(plan(new TinyRecipe(), "amd64").digests());
    }

    @Test
    void a_changed_step_changes_its_digest_and_those_after_it_only() {
        BuildPlan before = plan(new TinyRecipe(), "amd64");
        BuildPlan after = plan(new TinyRecipe().second("echo another"), "amd64");
        assertThat(after.digests().get(0)).isEqualTo(before.digests().get(0));
        assertThat(after.digests().get(1)).isNotEqualTo(before.digests().get(1));
        assertThat(after.digests().get(2)).isNotEqualTo(before.digests().get(2));
    }

    @Test
    void another_architecture_or_certificate_changes_all() {
        BuildPlan plan = plan(new TinyRecipe(), "amd64");
        assertThat(plan(new TinyRecipe(), "arm64").digests()).doesNotContainAnyElementsOf(plan.digests());
        assertThat(plan(new TinyRecipe(), "amd64", "a certificate").digests())
                .doesNotContainAnyElementsOf(plan.digests());
    }

    @Test
    void snapshots_sort_in_the_order_of_the_steps() {
        BuildPlan plan = plan(new TinyRecipe(), "amd64");
        assertThat(List.of(plan.snapshot(0), plan.snapshot(1), plan.snapshot(2)))
                .isSorted()
                .allMatch(name -> name.matches("step-0\\d-[0-9a-f]{12}"));
    }

    @Test
    void a_script_is_told_what_to_fetch_for_its_architecture() {
        RecipeBook book = RecipeBook.OWN;
        Recipe recipe = book.recipe("ubuntu-22.04");
        Recipe.Step go = recipe.steps().stream()
                .filter(step -> step.name().equals("go"))
                .findFirst()
                .orElseThrow();
        assertThat(BuildPlan.downloadVariables(go, recipe, "arm64"))
                .containsEntry("COOP_DOWNLOADS", "go")
                .hasEntrySatisfying("COOP_GO_URL", url -> assertThat(url).contains("linux-arm64"))
                .hasEntrySatisfying("COOP_GO_SHA256", sum -> assertThat(sum).hasSize(64));
    }
}
