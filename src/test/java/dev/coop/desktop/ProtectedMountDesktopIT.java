package dev.coop.desktop;

import dev.coop.DesktopProgram;
import dev.coop.core.container.CreateListener;
import dev.coop.core.snapshot.ContainerSnapshot;
import dev.coop.core.snapshot.Origin;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.CoopProcess;
import dev.coop.testing.NotificationDesktop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;

/** The window on a display, with a session whose notifications dunst shows, and the real Incus. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProtectedMountDesktopIT {
    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    @TempDir
    private Path temp;

    private Path secret = Path.of("");

    @BeforeAll
    static void aContainer() {
        coop.containers().create(named("web"), CreateListener.NONE);
    }

    @BeforeEach
    void aProtectedFolder() throws IOException {
        secret = Files.createDirectory(temp.toRealPath().resolve("keys"));
        Files.writeString(secret.resolve("id_ed25519"), "secret");
        Files.createDirectories(temp.resolve("config"));
        Files.writeString(temp.resolve("config/settings.json"), "{\"protected_paths\": [\"" + secret + "\"]}\n");
    }

    @AfterEach
    void asBefore() {
        CoopProcess.run(coop, "mount", "remove", "web", "keys");
        snapshots().forEach(each -> coop.snapshots().delete("web", each.name()));
    }

    /** The program, spoken to line by line. */
    private static final class Person implements AutoCloseable {
        private final Process process;
        private final BufferedReader out;
        private final PrintWriter in;

        Person(Path secret, Path files, Map<String, String> desktop) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--module-path",
                    System.getProperty("jdk.module.path"),
                    "--add-modules",
                    "javafx.controls,javafx.fxml,javafx.swing",
                    "--enable-native-access=ALL-UNNAMED,javafx.graphics",
                    "-Dprism.order=sw",
                    "-cp",
                    System.getProperty("java.class.path"),
                    DesktopProgram.class.getName(),
                    "web",
                    secret.toString()));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectError(files.resolve("program.err").toFile());
            builder.environment().putAll(coop.environment());
            builder.environment()
                    .putAll(Map.of(
                            // Files of its own, since a code that was not entered makes the next one wait.
                            "COOP_CONFIG_DIR",
                            files.resolve("config").toString(),
                            "COOP_DATA_DIR",
                            files.resolve("data").toString(),
                            "XDG_RUNTIME_DIR",
                            "",
                            "GDK_BACKEND",
                            "x11"));
            builder.environment().putAll(desktop);
            process = builder.start();
            out = process.inputReader(StandardCharsets.UTF_8);
            in = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        }

        String hears() throws IOException {
            return String.valueOf(out.readLine());
        }

        String types(String code) throws IOException {
            in.println(code);
            return hears();
        }

        @Override
        public void close() throws Exception {
            in.close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private String recorded() throws IOException {
        return Files.readString(temp.resolve("data/audit.jsonl"));
    }

    private static CoopProcess.Result inside() {
        return CoopProcess.run(coop, "exec", "web", "--", "cat", "/home/agent/keys/id_ed25519");
    }

    @Test
    void three_wrong_codes_open_nothing() throws Exception {
        try (NotificationDesktop desktop = new NotificationDesktop(temp, true)) {
            CompletableFuture<String> code = desktop.code();
            try (Person person = new Person(secret, temp, desktop.environment())) {
                assertThat(person.hears()).as(program()).isEqualTo("asking");
                String wrong = code.get().startsWith("0") ? "111111" : "000000";
                assertThat(person.types(wrong)).isEqualTo("This code is wrong. 2 tries left.");
                assertThat(person.types(wrong)).isEqualTo("This code is wrong. One try left.");
                assertThat(person.types(wrong))
                        .isEqualTo("Not shared: wrong codes used up all tries. Ask again for a new code.");
            }
            assertThat(recorded())
                    .contains("\"authorization-failed\"", "\"mount-refused\"")
                    .doesNotContain("granted", code.get());
            assertThat(inside().code()).isNotZero();
            assertThat(snapshots()).isEmpty();
        }
    }

    @Test
    void the_code_of_the_notification_typed_into_the_window_opens_it() throws Exception {
        try (NotificationDesktop desktop = new NotificationDesktop(temp, true)) {
            CompletableFuture<String> code = desktop.code();
            try (Person person = new Person(secret, temp, desktop.environment())) {
                assertThat(person.hears()).as(program()).isEqualTo("asking");
                assertThat(person.types(code.get())).isEqualTo("shared");
            }
            assertThat(recorded())
                    .contains("\"authorization-granted\"", "\"mount-granted\"")
                    .doesNotContain(code.get());
        }
        assertThat(inside().out()).isEqualTo("secret");
        assertThat(snapshots()).singleElement().satisfies(before -> assertThat(before.mounts())
                .isEmpty());
    }

    @Test
    @Tag("measures-time")
    void fifteen_seconds_without_a_code_open_nothing() throws Exception {
        try (NotificationDesktop desktop = new NotificationDesktop(temp, true);
                Person person = new Person(secret, temp, desktop.environment())) {
            assertThat(person.hears()).as(program()).isEqualTo("asking");
            long start = System.nanoTime();
            assertThat(person.types("wait")).isEqualTo("Not shared: the time is over. Ask again for a new code.");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(14_500), Duration.ofMillis(15_500));
            assertThat(recorded()).doesNotContain("granted");
        }
        assertThat(inside().code()).isNotZero();
    }

    @Test
    void a_code_opens_what_it_was_sent_for_and_that_once() throws Exception {
        try (NotificationDesktop desktop = new NotificationDesktop(temp, true)) {
            CompletableFuture<String> code = desktop.code();
            try (Person person = new Person(secret, temp, desktop.environment())) {
                assertThat(person.hears()).as(program()).isEqualTo("asking");
                String first = code.get();
                assertThat(person.types(first)).isEqualTo("shared");
                assertThat(CoopProcess.run(coop, "mount", "remove", "web", "keys")
                                .code())
                        .isZero();
                CompletableFuture<String> next = desktop.code();
                assertThat(person.types("again")).isEqualTo("asking");
                assertThat(person.types(first)).isEqualTo("This code is wrong. 2 tries left.");
                assertThat(inside().code()).isNotZero();
                assertThat(person.types(next.get())).isEqualTo("shared");
            }
        }
    }

    /** Those that were made by themselves, before a protected folder was mounted. */
    private static List<ContainerSnapshot> snapshots() {
        return coop.snapshots().list("web").stream()
                .filter(each -> each.origin() == Origin.MOUNT)
                .toList();
    }

    /** What the program complained of. */
    private String program() throws IOException {
        return Files.readString(temp.resolve("program.err"));
    }
}
