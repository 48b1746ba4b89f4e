package dev.coop.testing;

import dev.coop.incus.Image;
import dev.coop.incus.Images;
import dev.coop.incus.IncusClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Images for tests, made once for each machine. */
public final class TestImages {
    /** In the default project, so that all tests' projects share it. */
    public static final String MINIMAL = "coop-it-small";

    private static final String RECIPE = "coop-it.recipe";
    private static final String SCRIPT = "minimal-image.sh";
    private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);

    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "coop-test");

    private TestImages() {}

    /**
     * The alias of a bootable image of about 200 MB with systemd, udev, D-Bus, iproute2, sshd, sudo, tmux and a user
     * {@code agent} (1000). The first call on a machine takes about a minute, later ones milliseconds.
     */
    public static String minimal(IncusClient defaultProject) {
        String recipe = hash(script());
        if (!isCurrent(defaultProject.images().byAlias(MINIMAL), recipe)) {
            locked(() -> {
                if (!isCurrent(defaultProject.images().byAlias(MINIMAL), recipe)) {
                    publish(defaultProject, build(recipe), recipe);
                }
            });
        }
        return MINIMAL;
    }

    /** The same image as a file for import. */
    public static Path minimalTarball() {
        String recipe = hash(script());
        locked(() -> build(recipe));
        return tarball(recipe);
    }

    private static Path tarball(String recipe) {
        return CACHE.resolve("minimal-" + recipe + ".tar.zst");
    }

    /** Two test runs that begin at once build one image. */
    private static void locked(Work work) {
        try {
            Files.createDirectories(CACHE);
            try (FileChannel lock = FileChannel.open(
                            CACHE.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = lock.lock()) {
                work.run();
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("the test image could not be made", problem);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static boolean isCurrent(Optional<Image> image, String recipe) {
        return image.isPresent() && recipe.equals(image.get().properties().get(RECIPE));
    }

    private static void publish(IncusClient client, Path tarball, String recipe) {
        var imported = client.operations()
                .await(
                        client.images()
                                .importTarball(
                                        tarball, Map.of(RECIPE, recipe, "description", "for Coop's integration tests")),
                        BUILD_LIMIT);
        client.images().setAlias(MINIMAL, Images.fingerprint(imported));
    }

    private static Path build(String recipe) throws IOException {
        Path tarball = tarball(recipe);
        if (Files.exists(tarball)) {
            return tarball;
        }
        Path file = Files.write(CACHE.resolve(SCRIPT), script());
        Path log = CACHE.resolve("minimal-image.log");
        Process process = new ProcessBuilder("bash", file.toString(), tarball.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(BUILD_LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("making the test image failed:\n" + Files.readString(log));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } finally {
            process.destroy();
        }
        return tarball;
    }

    private static byte[] script() {
        try (InputStream in = TestImages.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IllegalStateException(SCRIPT + " is not among the test resources");
            }
            return in.readAllBytes();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
