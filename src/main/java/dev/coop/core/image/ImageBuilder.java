package dev.coop.core.image;

import dev.coop.core.container.Keys;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.Settings;
import dev.coop.core.task.Shielded;
import dev.coop.incus.Image;
import dev.coop.incus.Images;
import dev.coop.incus.IncusClient;
import dev.coop.incus.InstanceRequest.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds the base image: base, steps, publication, verification, and only then the alias. */
final class ImageBuilder {
    /** Of 1.5 GB: 10 s to pack and 7 s to unpack, a third of the size; gzip takes 100 s and 19 s (measured). */
    private static final String COMPRESSION = "zstd -1 -T0";

    private static final String BASE_TITLE = "Get the base";
    private static final Duration PUBLISH_LIMIT = Duration.ofMinutes(30);

    private final IncusClient incus;
    private final Settings settings;
    private final Path cacheFolder;
    private final RecipeBook book;
    private final Builder builder;

    ImageBuilder(IncusClient incus, Settings settings, Path cacheFolder, RecipeBook book) {
        this.incus = incus;
        this.book = book;
        this.settings = settings;
        this.cacheFolder = cacheFolder;
        this.builder = new Builder(incus);
    }

    /** @return the image that the alias stands for afterwards */
    Image build(BuildRequest request, BuildListener listener) {
        String architecture = BuildHost.architecture(incus);
        List<String> certificates = BuildHost.certificates();
        String name = request.recipe() != null
                ? request.recipe()
                : builder.unfinishedRecipe()
                        .filter(book.names()::contains)
                        .or(this::recipeOfImage)
                        .orElse(book.names().getFirst());
        BuildPlan plan = plan(name, request.base(), architecture, certificates);
        Optional<Image> present = current(plan);
        if (present.isPresent() && !request.rebuild()) {
            return present.get();
        }
        if (request.rebuild()) {
            builder.discard();
        }
        return build(plan, request, certificates, listener);
    }

    private BuildPlan plan(String name, @Nullable String base, String architecture, List<String> certificates) {
        Recipe recipe = book.recipe(name);
        if (!recipe.architectures().contains(architecture)) {
            throw new CoopException(
                    Kind.ERROR, "The recipe " + name + " is not made for processors of kind " + architecture);
        }
        return BuildPlan.of(
                book, recipe, architecture, base == null ? recipe.base().alias() : base, certificates);
    }

    /** An image that was built before tells which recipe suits this machine. */
    private Optional<String> recipeOfImage() {
        return incus.images()
                .byAlias(settings.get(Setting.DEFAULT_IMAGE))
                .map(image -> image.properties().getOrDefault(Properties.RECIPE, ""))
                .filter(book.names()::contains);
    }

    private Optional<Image> current(BuildPlan plan) {
        return incus.images().byAlias(settings.get(Setting.DEFAULT_IMAGE)).filter(image -> plan.digest()
                .equals(image.properties().get(Properties.DIGEST)));
    }

    private Image build(BuildPlan first, BuildRequest request, List<String> certificates, BuildListener listener) {
        BuildPlan plan = first;
        int done = builder.stepsDone(plan);
        if (done == 0) {
            BaseImage base = new BaseImage(incus, cacheFolder);
            try {
                announce(plan, listener);
                BuildPlan pulled = plan;
                begin(plan, timedBase(listener, () -> base.pull(pulled, listener)), certificates, listener);
            } catch (BaseImage.UnreachableException unreachable) {
                plan = withoutServer(plan, request, certificates, unreachable);
                listener.warning("the image server " + plan.recipe().base().server()
                        + " cannot be reached, so the base is made from this host's own Debian archive");
                done = builder.stepsDone(plan);
                if (done == 0) {
                    announce(plan, listener);
                    BuildPlan local = plan;
                    begin(
                            plan,
                            timedBase(listener, () -> base.bootstrap(local, listener::log)),
                            certificates,
                            listener);
                }
            }
        }
        return run(plan, done, listener);
    }

    /** The base comes before the recipe's steps, publication and verification after them: steps for the user, all. */
    private static void announce(BuildPlan plan, BuildListener listener) {
        listener.begins(plan.recipe().name(), plan.recipe().steps().size() + 3);
    }

    private static Source timedBase(BuildListener listener, Supplier<Source> work) {
        return timed(1, BASE_TITLE, listener, work);
    }

    private void begin(BuildPlan plan, Source source, List<String> certificates, BuildListener listener) {
        builder.begin(plan, source, listener);
        if (source instanceof Source.Fingerprint(String fingerprint)) {
            // The builder has its own copy now.
            incus.operations().await(incus.images().delete(fingerprint), PUBLISH_LIMIT);
        }
        builder.trust(certificates);
    }

    /** The plan for a host that cannot reach the image server. */
    private BuildPlan withoutServer(
            BuildPlan plan, BuildRequest request, List<String> certificates, BaseImage.UnreachableException why) {
        if (plan.recipe().base().bootstrap() != null) {
            return plan;
        }
        if (request.recipe() == null && request.base() == null) {
            for (String name : book.names()) {
                if (book.recipe(name).base().bootstrap() != null) {
                    return plan(name, null, plan.architecture(), certificates);
                }
            }
        }
        throw new CoopException(
                Kind.ERROR,
                "The image server " + plan.recipe().base().server() + " cannot be reached (" + why.getMessage() + ")",
                "see to the network and run it again, or on a Debian host: coop image build --recipe debian-13");
    }

    private Image run(BuildPlan plan, int alreadyDone, BuildListener listener) {
        List<Recipe.Step> steps = plan.recipe().steps();
        if (alreadyDone > 0) {
            announce(plan, listener);
            listener.stepFinished(1, BASE_TITLE, Duration.ZERO, true);
            for (int index = 0; index < alreadyDone; index++) {
                listener.stepFinished(index + 2, steps.get(index).title(), Duration.ZERO, true);
            }
            builder.resume(plan, alreadyDone, listener);
        }
        StepRunner runner = new StepRunner(incus, plan, listener::log);
        for (int index = alreadyDone; index < steps.size(); index++) {
            Recipe.Step step = steps.get(index);
            String snapshot = plan.snapshot(index);
            timed(index + 2, step.title(), listener, () -> {
                if (!runner.run(step)) {
                    builder.markLeftOut(step.name());
                    listener.warning(
                            "\"" + step.title() + "\" was left out: its publisher cannot be reached from here");
                }
                builder.snapshot(snapshot);
                return true;
            });
        }
        return publish(plan, listener);
    }

    private Image publish(BuildPlan plan, BuildListener listener) {
        int number = plan.recipe().steps().size() + 2;
        Set<String> left = new HashSet<>(builder.leftOut());
        String fingerprint = timed(number, "Pack the image", listener, () -> {
            builder.kill();
            return Images.fingerprint(incus.operations()
                    .await(
                            incus.images()
                                    .publish(
                                            Builder.NAME + "/"
                                                    + plan.snapshot(
                                                            plan.digests().size() - 1),
                                            Properties.of(plan),
                                            COMPRESSION),
                            PUBLISH_LIMIT,
                            progress -> listener.log(progress.text())));
        });
        try {
            Map<String, String> tools =
                    timed(number + 1, "Check every tool in a fresh container", listener, () -> new Verification(incus)
                            .run(plan.recipe(), fingerprint, left, listener));
            Map<String, String> properties = new LinkedHashMap<>(Properties.of(plan));
            tools.forEach((tool, version) -> properties.put(Properties.TOOL + tool, version));
            incus.images().setProperties(fingerprint, properties);
        } catch (RuntimeException failure) {
            discard(fingerprint, failure);
            throw failure;
        }
        replace(fingerprint);
        builder.discard();
        return incus.images().get(fingerprint);
    }

    /** Moves the alias, and deletes what it stood for when it was Coop's own and nothing else names it. */
    private void replace(String fingerprint) {
        Optional<Image> before = incus.images().byAlias(settings.get(Setting.DEFAULT_IMAGE));
        incus.images().setAlias(settings.get(Setting.DEFAULT_IMAGE), fingerprint);
        before.filter(image -> !image.fingerprint().equals(fingerprint))
                .filter(image -> image.properties().containsKey(Properties.RECIPE))
                .filter(image -> image.aliases().size() == 1)
                .ifPresent(image -> {
                    var _ = incus.operations().await(incus.images().delete(image.fingerprint()), PUBLISH_LIMIT);
                });
    }

    private void discard(String fingerprint, RuntimeException failure) {
        try {
            var _ = Shielded.run(() -> incus.operations().await(incus.images().delete(fingerprint), PUBLISH_LIMIT));
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private static <T> T timed(int number, String title, BuildListener listener, Supplier<T> work) {
        listener.stepStarted(number, title);
        long start = System.nanoTime();
        T result = work.get();
        listener.stepFinished(number, title, Duration.ofNanos(System.nanoTime() - start), false);
        return result;
    }

    /** What an image says of itself. */
    static final class Properties {
        static final String RECIPE = "coop.recipe";
        static final String DIGEST = "coop.digest";
        static final String BASE = "coop.base_alias";
        static final String TOOL = "coop.tool.";

        private Properties() {}

        static Map<String, String> of(BuildPlan plan) {
            Recipe recipe = plan.recipe();
            Map<String, String> properties = new LinkedHashMap<>();
            properties.put("description", "Coop's base image on " + recipe.name());
            properties.put("os", recipe.distribution());
            properties.put("release", recipe.release());
            properties.put(RECIPE, recipe.name());
            properties.put(DIGEST, plan.digest());
            properties.put(BASE, plan.baseAlias());
            properties.put(Keys.IMAGE_AGENT, "1000:1000:/home/agent");
            recipe.environment().forEach((key, value) -> properties.put(Keys.IMAGE_ENVIRONMENT + key, value));
            return properties;
        }
    }
}
