package dev.coop.core.image;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.host.Folders;
import dev.coop.incus.IncusClient;
import dev.coop.incus.InstanceRequest.Source;
import dev.coop.incus.OperationFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gets hold of what a build starts from: from the image server, or made on this host when that cannot be reached. */
final class BaseImage {
    private static final Duration PULL_LIMIT = Duration.ofMinutes(15);

    private final IncusClient incus;
    private final Path cacheFolder;

    BaseImage(IncusClient incus, Path cacheFolder) {
        this.incus = incus;
        this.cacheFolder = cacheFolder;
    }

    /**
     * Lets Incus download it.
     *
     * @throws UnreachableException when the image server does not answer
     */
    Source pull(BuildPlan plan, BuildListener listener) {
        try {
            var pulled = incus.operations()
                    .await(
                            incus.images().pull(plan.recipe().base().server(), plan.baseAlias()),
                            PULL_LIMIT,
                            progress -> listener.log(progress.text()));
            return new Source.Fingerprint(dev.coop.incus.Images.fingerprint(pulled));
        } catch (OperationFailedException failure) {
            throw unreachable(plan, failure);
        } catch (dev.coop.incus.RefusedException failure) {
            throw unreachable(plan, failure);
        }
    }

    private static UnreachableException unreachable(BuildPlan plan, dev.coop.incus.IncusException failure) {
        String reason = failure.reason().toLowerCase(Locale.ROOT);
        if (reason.contains("couldn't find") || reason.contains("not found") || reason.contains("no matching")) {
            throw new CoopException(
                    Kind.WRONG_STATE,
                    "The image server " + plan.recipe().base().server() + " has no image \"" + plan.baseAlias() + "\"",
                    "name another with --base",
                    failure);
        }
        return new UnreachableException(failure.reason());
    }

    /** Makes it on this host. @throws CoopException when this host is not of the kind that can */
    Source bootstrap(BuildPlan plan, Consumer<String> log) {
        @Nullable String script = plan.recipe().base().bootstrap();
        if (script == null) {
            throw new IllegalArgumentException(plan.recipe().name() + " has no bootstrap");
        }
        try {
            Path folder = Folders.makePrivate(cacheFolder.resolve("images"));
            // The digest covers the script; the base of another one is not this one.
            Path tarball = folder.resolve(plan.recipe().name() + "-" + plan.baseDigest() + ".tar.zst");
            if (!Files.exists(tarball)) {
                runOnHost(plan.book().file(script), tarball, log);
            }
            log.accept("importing " + tarball.getFileName());
            String fingerprint = dev.coop.incus.Images.fingerprint(incus.operations()
                    .await(
                            incus.images()
                                    .importTarball(
                                            tarball,
                                            Map.of("coop.base", plan.recipe().name())),
                            PULL_LIMIT));
            return new Source.Fingerprint(fingerprint);
        } catch (dev.coop.incus.ConflictException known) {
            throw new CoopException(Kind.ERROR, "The base image is in Incus already: " + known.reason(), "", known);
        } catch (IOException failure) {
            throw new CoopException(
                    Kind.ERROR,
                    "The base image cannot be made in " + cacheFolder + ": " + failure.getMessage(),
                    "",
                    failure);
        }
    }

    private static void runOnHost(byte[] script, Path output, Consumer<String> log) throws IOException {
        Path file = Files.createTempFile("coop-bootstrap", ".sh");
        try {
            Files.write(file, script);
            Process process = new ProcessBuilder("bash", file.toString(), output.toString())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            String last = "";
            try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    last = line.isBlank() ? last : line;
                    log.accept(line);
                }
                if (process.waitFor() != 0) {
                    throw new CoopException(Kind.ERROR, "The base image cannot be made on this host", last);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CoopException(Kind.INTERRUPTED, "The build was cancelled");
            } finally {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The image server does not answer. */
    static final class UnreachableException extends RuntimeException {
        UnreachableException(String why) {
            super(why);
        }
    }
}
