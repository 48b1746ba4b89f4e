package dev.coop.core.image;

import dev.coop.core.container.Keys;
import dev.coop.core.container.NetworkWait;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.setup.Names;
import dev.coop.core.task.Shielded;
import dev.coop.incus.ExecRequest;
import dev.coop.incus.ExecResult;
import dev.coop.incus.IncusClient;
import dev.coop.incus.InstanceRequest;
import dev.coop.incus.InstanceRequest.Source;
import dev.coop.incus.StateChange;
import dev.coop.incus.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds an image to its promises: each tool is run, as the agent, in a container made from it. */
final class Verification {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+");
    private static final int UID = 1000;

    private final IncusClient incus;

    Verification(IncusClient incus) {
        this.incus = incus;
    }

    /**
     * Runs every tool.
     *
     * @param left the names of the steps that were left out
     * @return the version of each
     * @throws CoopException that names all promises which are not kept
     */
    Map<String, String> run(Recipe recipe, String fingerprint, Set<String> left, BuildListener listener) {
        String name = "coop-image-check-" + UUID.randomUUID().toString().substring(0, 8);
        InstanceRequest request = new InstanceRequest(
                name,
                "Checks an image of Coop's",
                List.of("default", Names.PROFILE),
                Map.of(Keys.COOP, "true", Keys.ROLE, "image-check"),
                Map.of(),
                new Source.Fingerprint(fingerprint),
                true);
        try {
            incus.operations()
                    .await(incus.instances().create(request), LIMIT, progress -> listener.log(progress.text()));
            new NetworkWait(incus).await(name, listener::warning);
            return check(recipe, name, left, listener);
        } finally {
            Shielded.run(() -> remove(name));
        }
    }

    private Map<String, String> check(Recipe recipe, String name, Set<String> left, BuildListener listener) {
        Map<String, String> versions = new LinkedHashMap<>();
        List<String> broken = new ArrayList<>();
        for (Recipe.Step step : recipe.steps()) {
            if (left.contains(step.name())) {
                continue;
            }
            for (Recipe.Provided promise : step.provides()) {
                ExecResult result = incus.instances()
                        .exec(name)
                        .run(ExecRequest.of(promise.command())
                                .user(UID, UID)
                                .cwd("/home/agent")
                                .environment(environment(recipe)));
                // Some print their version to standard error.
                String printed = result.out() + result.err();
                if (Pattern.compile(promise.expect()).matcher(printed).find()) {
                    Matcher version = VERSION.matcher(printed);
                    if (version.find()) {
                        versions.put(promise.tool(), version.group());
                    }
                    listener.log(promise.tool() + ": " + firstLine(printed));
                } else {
                    broken.add(promise.tool() + " (" + String.join(" ", promise.command()) + " says \""
                            + firstLine(printed) + "\")");
                }
            }
        }
        if (!broken.isEmpty()) {
            throw new CoopException(
                    Kind.ERROR,
                    "The image does not keep what it promises: " + String.join("; ", broken),
                    "containers go on being made from the image before; build again with: coop image build --rebuild");
        }
        return versions;
    }

    private static Map<String, String> environment(Recipe recipe) {
        Map<String, String> environment = new LinkedHashMap<>(recipe.environment());
        environment.put("HOME", "/home/agent");
        environment.put("USER", "agent");
        return environment;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private boolean remove(String name) {
        incus.instances().find(name).ifPresent(instance -> {
            if (instance.status() != Status.STOPPED) {
                incus.instances().changeAndAwait(name, StateChange.KILL, LIMIT);
            }
            var _ = incus.operations().await(incus.instances().delete(name), LIMIT);
        });
        return true;
    }
}
