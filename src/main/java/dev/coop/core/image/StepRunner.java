package dev.coop.core.image;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.incus.CancelledException;
import dev.coop.incus.ExecRequest;
import dev.coop.incus.ExecSession;
import dev.coop.incus.IncusClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs one step of a recipe in the builder. */
final class StepRunner {
    /** "Try again later" of sysexits.h: what the step fetches cannot be had now. */
    private static final int NOT_AVAILABLE = 75;

    private static final String FOLDER = "/var/lib/coop-build";
    private static final int KEPT_LINES = 15;

    private final IncusClient incus;
    private final BuildPlan plan;
    private final Consumer<String> log;

    StepRunner(IncusClient incus, BuildPlan plan, Consumer<String> log) {
        this.incus = incus;
        this.plan = plan;
        this.log = log;
    }

    /**
     * Runs it to its end.
     *
     * @return whether it was done; false for an optional one whose downloads cannot be had
     * @throws CoopException when it failed or took too long
     */
    boolean run(Recipe.Step step) {
        String script = FOLDER + "/step.sh";
        step.files().forEach(file -> copy(file.source(), file.target()));
        copy(step.script(), script);
        Deque<String> lastLines = new ArrayDeque<>();
        int code = execute(step, script, line -> {
            synchronized (lastLines) {
                lastLines.add(line);
                if (lastLines.size() > KEPT_LINES) {
                    lastLines.remove();
                }
            }
            log.accept(line);
        });
        if (code == NOT_AVAILABLE && step.optional()) {
            return false;
        }
        if (code != 0) {
            String last = lastLines.stream()
                    .filter(each -> !each.isBlank())
                    .reduce((_, next) -> next)
                    .orElse("");
            throw new CoopException(
                    Kind.ERROR,
                    "The step \"" + step.title() + "\" failed with exit code " + code
                            + (last.isEmpty() ? "" : " (" + last.strip() + ")"),
                    "mend the cause and run coop image build again: it goes on from this step");
        }
        return true;
    }

    private void copy(String source, String target) {
        String folder = target.substring(0, target.lastIndexOf('/'));
        incus.instances().exec(Builder.NAME).run(ExecRequest.of("mkdir", "-p", folder));
        incus.instances().files(Builder.NAME).write(target, plan.book().file(source), 0, 0, 0644);
    }

    private int execute(Recipe.Step step, String script, Consumer<String> lines) {
        ExecRequest request =
                ExecRequest.of("bash", "-euo", "pipefail", script).cwd("/root").environment(environment(step));
        // Closed in reverse: the session first, which kills the command when it still runs, and so ends the threads.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ExecSession session = incus.instances().exec(Builder.NAME).start(request)) {
            session.stdin().close();
            Future<?> out = threads.submit(() -> read(session.stdout(), lines));
            Future<?> err = threads.submit(() -> read(session.stderr(), lines));
            Future<Integer> code = threads.submit(session::waitFor);
            int result = code.get(step.timeoutSeconds(), TimeUnit.SECONDS);
            out.get();
            err.get();
            return result;
        } catch (TimeoutException _) {
            throw new CoopException(
                    Kind.ERROR,
                    "The step \"" + step.title() + "\" has not ended within " + step.timeoutSeconds() / 60 + " minutes",
                    "see whether the network is very slow, then run coop image build again: it goes on from this step");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CoopException(Kind.INTERRUPTED, "The build was cancelled", "coop image build goes on from there");
        } catch (ExecutionException | IOException failure) {
            if (failure.getCause() instanceof CancelledException cancelled) {
                throw cancelled;
            }
            if (failure.getCause() instanceof dev.coop.incus.IncusException known) {
                throw known;
            }
            throw new CoopException(Kind.ERROR, "The step \"" + step.title() + "\" could not be run", "", failure);
        }
    }

    private Map<String, String> environment(Recipe.Step step) {
        Map<String, String> environment = new LinkedHashMap<>(plan.recipe().environment());
        environment.put("HOME", "/root");
        environment.put("DEBIAN_FRONTEND", "noninteractive");
        environment.put("COOP_ARCH", plan.architecture());
        environment.putAll(BuildPlan.downloadVariables(step, plan.recipe(), plan.architecture()));
        return environment;
    }

    private static boolean read(InputStream stream, Consumer<String> lines) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.accept(line);
        }
        return true;
    }
}
