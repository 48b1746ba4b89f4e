package dev.coop.core.image;

import dev.coop.core.container.Keys;
import dev.coop.core.container.NetworkWait;
import dev.coop.core.setup.Names;
import dev.coop.incus.ExecRequest;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Instance;
import dev.coop.incus.InstanceRequest;
import dev.coop.incus.InstanceRequest.Source;
import dev.coop.incus.Snapshot;
import dev.coop.incus.StateChange;
import dev.coop.incus.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The container in which an image is built, and which keeps a snapshot of the state after each step. */
final class Builder {
    static final String NAME = "coop-image-builder";

    /** Which recipe it was begun for. */
    private static final String RECIPE = "user.coop.recipe";

    private static final String BASE = "user.coop.base";
    private static final String LEFT_OUT = "user.coop.left-out";
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final IncusClient incus;

    Builder(IncusClient incus) {
        this.incus = incus;
    }

    /** The recipe of a build that was not finished. */
    Optional<String> unfinishedRecipe() {
        return incus.instances().find(NAME).map(each -> each.config().getOrDefault(RECIPE, ""));
    }

    /** How many steps of the plan are done already. 0 as well when nothing of it can be used. */
    int stepsDone(BuildPlan plan) {
        Optional<Instance> instance = incus.instances().find(NAME);
        if (instance.isEmpty()
                || !plan.baseDigest().equals(instance.get().config().get(BASE))) {
            return 0;
        }
        List<String> snapshots = incus.instances().snapshots(NAME).list().stream()
                .map(Snapshot::name)
                .toList();
        for (int index = plan.digests().size() - 1; index >= 0; index--) {
            if (snapshots.contains(plan.snapshot(index))) {
                return index + 1;
            }
        }
        return 0;
    }

    /** Goes back to the state after the last step that is done, and starts it. */
    void resume(BuildPlan plan, int done, BuildListener listener) {
        kill();
        String last = plan.snapshot(done - 1);
        // What came later belongs to an older recipe. zfs restores only the newest snapshot, so it has to go first.
        incus.instances().snapshots(NAME).list().stream()
                .filter(each -> each.name().compareTo(last) > 0)
                .sorted(Comparator.comparing(Snapshot::name).reversed())
                .forEach(each -> await(incus.instances().snapshots(NAME).delete(each.name())));
        await(incus.instances().restore(NAME, last));
        start(listener);
    }

    /** Begins anew, from the base. */
    void begin(BuildPlan plan, Source base, BuildListener listener) {
        discard();
        Map<String, String> config = new LinkedHashMap<>();
        config.put(Keys.COOP, "true");
        config.put(Keys.ROLE, "image-builder");
        config.put(RECIPE, plan.recipe().name());
        config.put(BASE, plan.baseDigest());
        InstanceRequest request = new InstanceRequest(
                NAME,
                "Builds the image of Coop's containers",
                List.of("default", Names.PROFILE),
                config,
                Map.of(),
                base,
                false);
        incus.operations().await(incus.instances().create(request), LIMIT, progress -> listener.log(progress.text()));
        start(listener);
    }

    private void start(BuildListener listener) {
        if (incus.instances().get(NAME).status() != Status.RUNNING) {
            incus.instances().changeAndAwait(NAME, StateChange.START, LIMIT);
        }
        new NetworkWait(incus).await(NAME, listener::warning);
    }

    /** Lets the builder, and all that is made from its image, trust what this machine trusts. */
    void trust(List<String> certificates) {
        String folder = "/usr/local/share/ca-certificates";
        incus.instances().exec(NAME).run(ExecRequest.of("mkdir", "-p", folder));
        for (int i = 0; i < certificates.size(); i++) {
            incus.instances()
                    .files(NAME)
                    .write(
                            folder + "/coop-host-" + (i + 1) + ".crt",
                            certificates.get(i).getBytes(StandardCharsets.US_ASCII),
                            0,
                            0,
                            0644);
        }
    }

    /** Notes that what a step provides is not there, for a build that goes on later. */
    void markLeftOut(String step) {
        String marks = String.join(
                " ",
                Stream.concat(leftOut().stream(), Stream.of(step)).distinct().toList());
        await(incus.instances().update(NAME, now -> {
            Map<String, String> config = new LinkedHashMap<>(now.config());
            config.put(LEFT_OUT, marks);
            return now.withConfig(config);
        }));
    }

    List<String> leftOut() {
        String marks = incus.instances().get(NAME).config().getOrDefault(LEFT_OUT, "");
        return marks.isEmpty() ? List.of() : List.of(marks.split(" ", -1));
    }

    void snapshot(String name) {
        await(incus.instances().snapshots(NAME).create(name, null));
    }

    /** Stops it at once: what was done is in the snapshots. */
    void kill() {
        if (incus.instances().get(NAME).status() != Status.STOPPED) {
            incus.instances().changeAndAwait(NAME, StateChange.KILL, LIMIT);
        }
    }

    /** Removes it, when it is there. */
    void discard() {
        if (incus.instances().find(NAME).isPresent()) {
            kill();
            await(incus.instances().delete(NAME));
        }
    }

    private void await(dev.coop.incus.Operation operation) {
        var _ = incus.operations().await(operation, LIMIT);
    }
}
