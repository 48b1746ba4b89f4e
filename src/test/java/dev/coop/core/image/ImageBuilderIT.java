package dev.coop.core.image;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.Settings;
import dev.coop.core.setup.Names;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Instance;
import dev.coop.incus.InstanceRequest;
import dev.coop.incus.Profile;
import dev.coop.testing.IncusFixture;
import dev.coop.testing.TestImages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageBuilderIT {
    @RegisterExtension
    static final IncusFixture INCUS = IncusFixture.withOwnImages();

    private static final String ALIAS = Setting.DEFAULT_IMAGE.standard();

    @TempDir
    private static Path cache;

    private final Recorder recorder = new Recorder();

    /** Keeps what a build says. */
    private static final class Recorder implements BuildListener {
        private final List<String> run = Collections.synchronizedList(new ArrayList<>());
        private final List<String> reused = Collections.synchronizedList(new ArrayList<>());
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
        private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch waiting = new CountDownLatch(1);

        @Override
        public void stepFinished(int number, String title, Duration took, boolean again) {
            (again ? reused : run).add(title);
        }

        @Override
        public void log(String line) {
            lines.add(line);
            if (line.equals("waiting")) {
                waiting.countDown();
            }
        }

        @Override
        public void warning(String text) {
            warnings.add(text);
        }
    }

    @BeforeAll
    static void prepare() {
        Profile own = incus().profiles().get("default");
        incus().profiles().create(new Profile(Names.PROFILE, "", Map.of("security.nesting", "true"), own.devices()));
    }

    @AfterEach
    void clear() {
        new Builder(incus()).discard();
        incus().images().list().forEach(image -> incus().operations()
                .await(incus().images().delete(image.fingerprint())));
    }

    private static IncusClient incus() {
        return INCUS.client();
    }

    private static TinyRecipe tiny() {
        return new TinyRecipe().base(TestImages.minimalTarball());
    }

    private ImageInfo build(TinyRecipe recipe, boolean rebuild) {
        return images(recipe).build(new BuildRequest(null, null, rebuild), recorder);
    }

    private static ImageService images(TinyRecipe recipe) {
        return new IncusImages(incus(), Settings.DEFAULTS, cache, recipe.book());
    }

    private static List<String> instances() {
        return incus().instances().list().stream().map(Instance::name).toList();
    }

    @Test
    void a_build_runs_every_step_checks_every_tool_and_moves_the_alias() {
        ImageInfo image = build(tiny(), false);

        assertThat(image.name()).isEqualTo(ALIAS);
        assertThat(image.tools()).containsEntry("second", "2.0.7").containsKey("first");
        assertThat(recorder.lines).contains("the second ran with yes");
        assertThat(recorder.warnings).anyMatch(text -> text.contains("cannot be reached"));
        assertThat(recorder.run).containsSubsequence("First", "Second", "Third");
        assertThat(instances()).isEmpty();
        assertThat(incus().images().list()).hasSize(1);
    }

    @Test
    void a_build_with_nothing_changed_does_nothing() {
        ImageInfo first = build(tiny(), false);
        recorder.run.clear();
        ImageInfo second = build(tiny(), false);
        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(recorder.run).isEmpty();
    }

    @Test
    void a_list_says_what_is_outdated_and_what_containers_are_made_from_it() {
        ImageInfo image = build(tiny(), false);
        var _ = incus().operations()
                .await(incus().instances()
                        .create(new InstanceRequest(
                                "user",
                                "",
                                List.of("default"),
                                Map.of(),
                                Map.of(),
                                new InstanceRequest.Source.Fingerprint(image.fingerprint()),
                                false)));
        ImageInfo listed = images(tiny()).list().getFirst();
        assertThat(listed.outdated()).isFalse();
        assertThat(listed.containers()).containsExactly("user");
        assertThat(images(tiny().second("echo another")).list().getFirst().outdated())
                .isTrue();
        INCUS.delete("user");
        assertThat(images(tiny()).list().getFirst().containers()).isEmpty();
    }

    @Test
    void what_containers_are_made_from_is_deleted_only_by_force() {
        ImageInfo image = build(tiny(), false);
        assertThatThrownBy(() -> images(tiny()).delete(ALIAS, false))
                .isInstanceOfSatisfying(CoopException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(Kind.WRONG_STATE));
        assertThatThrownBy(() -> images(tiny()).delete("no-such-image", true))
                .isInstanceOfSatisfying(CoopException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(Kind.WRONG_STATE));
        assertThat(incus().images().list()).hasSize(1);
        images(tiny()).delete(image.fingerprint().substring(0, 12), true);
        assertThat(incus().images().list()).isEmpty();
    }

    @Test
    void a_rebuild_replaces_the_image_and_deletes_the_old_one() {
        ImageInfo first = build(tiny(), false);
        ImageInfo second = build(tiny(), true);
        assertThat(second.fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(incus().images().list()).singleElement().satisfies(image -> assertThat(image.fingerprint())
                .isEqualTo(second.fingerprint()));
    }

    @Test
    void a_failed_step_fails_the_build_with_its_last_words_and_the_next_build_goes_on_from_there() {
        assertThatThrownBy(() -> build(tiny().second("echo 'the disk is on fire' >&2; exit 3"), false))
                .isInstanceOfSatisfying(CoopException.class, failure -> assertThat(failure.oneLine())
                        .contains("Second")
                        .contains("exit code 3")
                        .contains("the disk is on fire")
                        .contains("coop image build"));
        assertThat(incus().images().byAlias(ALIAS)).isEmpty();

        build(tiny(), false);
        assertThat(recorder.reused).contains("First").doesNotContain("Second");
        assertThat(incus().images().byAlias(ALIAS)).isPresent();
    }

    @Test
    void an_image_that_breaks_a_promise_never_gets_the_alias() {
        ImageInfo good = build(tiny(), false);
        assertThatThrownBy(() -> build(tiny().promise("^3\\\\.0"), true))
                .isInstanceOfSatisfying(CoopException.class, failure -> assertThat(failure.oneLine())
                        .contains("does not keep what it promises")
                        .contains("second")
                        .contains("2.0.7"));
        assertThat(incus().images().list()).singleElement().satisfies(image -> assertThat(image.fingerprint())
                .isEqualTo(good.fingerprint()));
        assertThat(instances()).containsExactly(Builder.NAME);
    }

    @Test
    void what_is_optional_and_cannot_be_had_is_left_out_with_a_warning() {
        ImageInfo image = build(tiny().second("exit 75"), false);
        assertThat(recorder.warnings).anyMatch(text -> text.contains("Second") && text.contains("left out"));
        assertThat(image.tools()).containsKey("first").doesNotContainKey("second");
    }

    @Test
    void a_cancelled_build_stops_at_once_and_the_next_one_goes_on() throws Exception {
        CompletableFuture<CoopException> result = new CompletableFuture<>();
        Thread builder = Thread.ofVirtual().start(() -> {
            try {
                build(tiny().second("echo waiting; sleep infinity"), false);
                result.completeExceptionally(new AssertionError("it was not cancelled"));
            } catch (CoopException failure) {
                result.complete(failure);
            }
        });
        assertThat(recorder.waiting.await(2, TimeUnit.MINUTES)).isTrue();
        builder.interrupt();
        assertThat(result.get(30, TimeUnit.SECONDS).kind()).isEqualTo(Kind.INTERRUPTED);

        build(tiny(), false);
        assertThat(recorder.reused).contains("First");
    }

    @Test
    void an_unknown_recipe_is_refused_before_anything_is_made() {
        assertThatThrownBy(() -> new IncusImages(incus(), Settings.DEFAULTS, cache)
                        .build(new BuildRequest("plan9", null, false), recorder))
                .isInstanceOfSatisfying(CoopException.class, failure -> assertThat(failure.kind())
                        .isEqualTo(Kind.USAGE));
        assertThat(instances()).isEmpty();
    }
}
