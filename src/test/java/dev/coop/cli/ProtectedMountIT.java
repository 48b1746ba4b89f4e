package dev.coop.cli;

import dev.coop.core.container.CreateListener;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.CoopProcess;
import dev.coop.testing.NotificationDesktop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;

/** The packaged program in a pseudo-terminal, with a desktop whose notifications dunst shows. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProtectedMountIT {
    private static final String ESCAPE = "\u001b";

    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    @TempDir
    private Path temp;

    private Path secret;

    @BeforeAll
    static void aContainer() {
        coop.containers().create(named("web"), CreateListener.NONE);
    }

    @BeforeEach
    void aProtectedFolder() throws Exception {
        secret = Files.createDirectory(temp.toRealPath().resolve("keys"));
        Files.writeString(secret.resolve("id_ed25519"), "secret");
        Files.createDirectories(temp.resolve("config"));
        Files.writeString(temp.resolve("config/settings.json"), "{\"protected_paths\": [\"" + secret + "\"]}\n");
    }

    /** Files of its own, since a code that was not entered makes the next one wait. */
    private Map<String, String> environment(Map<String, String> desktop) {
        Map<String, String> all = new HashMap<>(coop.environment());
        all.put("COOP_CONFIG_DIR", temp.resolve("config").toString());
        all.put("COOP_DATA_DIR", temp.resolve("data").toString());
        all.put("DBUS_SESSION_BUS_ADDRESS", "");
        all.put("XDG_RUNTIME_DIR", "");
        all.putAll(desktop);
        return all;
    }

    private CoopProcess add(String name, Map<String, String> desktop) throws Exception {
        Path script = Files.writeString(
                temp.resolve("script"), """
                before=$(stty -g)
                %s mount add web %s --name %s --force >%s
                code=$?
                [ "$before" = "$(stty -g)" ] && echo terminal restored
                exit $code
                """.formatted(CoopFixture.program(), secret, name, out(name)));
        return CoopProcess.start(
                List.of("script", "--quiet", "--return", "--command", "sh " + script, "/dev/null"),
                environment(desktop));
    }

    private Path out(String name) {
        return temp.resolve(name + ".out");
    }

    private String recorded() throws IOException {
        return Files.readString(temp.resolve("data/audit.jsonl"));
    }

    private static void awaitPrompt(CoopProcess terminal) {
        terminal.awaitOutput(each -> each.out().contains("s left"));
    }

    private static CoopProcess.Result inside(String path) {
        return CoopProcess.run(coop, "exec", "web", "--", "cat", path);
    }

    @Test
    void the_code_of_the_notification_opens_it() throws Exception {
        try (NotificationDesktop desktop = new NotificationDesktop(temp, true)) {
            CompletableFuture<String> code = desktop.code();
            try (CoopProcess terminal = add("right", desktop.environment())) {
                awaitPrompt(terminal);
                terminal.type(code.get());
                CoopProcess.Result result = terminal.await();
                assertThat(result.code()).as(result.out()).isZero();
                assertThat(result.out())
                        .contains(secret.toString(), "id_ed25519", "terminal restored")
                        .doesNotContain(code.get());
                assertThat(out("right")).isEmptyFile();
                assertThat(recorded()).contains("\"mount-granted\"").doesNotContain(code.get());
            }
        }
        assertThat(inside("/home/agent/right/id_ed25519").out()).isEqualTo("secret");
    }

    @Test
    void three_wrong_codes_open_nothing() throws Exception {
        try (NotificationDesktop desktop = new NotificationDesktop(temp, true)) {
            CompletableFuture<String> code = desktop.code();
            try (CoopProcess terminal = add("wrong", desktop.environment())) {
                awaitPrompt(terminal);
                terminal.type((code.get().startsWith("0") ? "111111" : "000000").repeat(3));
                CoopProcess.Result result = terminal.await();
                assertThat(result.code()).as(result.out()).isEqualTo(ExitCodes.NOT_AUTHORIZED);
                assertThat(result.out()).contains("1 try left", "wrong code was entered 3 times", "terminal restored");
                assertThat(recorded())
                        .contains("\"authorization-failed\"", "\"mount-refused\"")
                        .doesNotContain("granted", code.get());
            }
        }
        assertThat(inside("/home/agent/wrong/id_ed25519").code()).isNotZero();
    }

    @Test
    @Tag("measures-time")
    void fifteen_seconds_without_a_code_open_nothing() throws Exception {
        try (NotificationDesktop desktop = new NotificationDesktop(temp, true);
                CoopProcess terminal = add("late", desktop.environment())) {
            awaitPrompt(terminal);
            long start = System.nanoTime();
            terminal.awaitOutput(each -> each.out().contains("within 15 seconds"));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(14_500), Duration.ofMillis(15_500));
            CoopProcess.Result result = terminal.await();
            assertThat(result.code()).isEqualTo(ExitCodes.NOT_AUTHORIZED);
            assertThat(result.out()).contains("terminal restored");
        }
        assertThat(inside("/home/agent/late/id_ed25519").code()).isNotZero();
    }

    @Test
    void a_code_opens_what_it_was_sent_for_and_that_once() throws Exception {
        try (NotificationDesktop desktop = new NotificationDesktop(temp, true)) {
            CompletableFuture<String> code = desktop.code();
            try (CoopProcess first = add("first", desktop.environment())) {
                awaitPrompt(first);
                String itsCode = code.get();
                refused("other", itsCode, desktop);
                first.type(itsCode);
                assertThat(first.await().code()).as(first.out()).isZero();
                refused("replayed", itsCode, desktop);
            }
        }
        assertThat(inside("/home/agent/first/id_ed25519").code()).isZero();
    }

    private void refused(String name, String code, NotificationDesktop desktop) throws Exception {
        try (CoopProcess terminal = add(name, desktop.environment())) {
            awaitPrompt(terminal);
            terminal.type(code);
            terminal.awaitOutput(each -> each.out().contains("not the code: 2 tries left"));
            terminal.type(ESCAPE);
            assertThat(terminal.await().code()).as(terminal.out()).isEqualTo(ExitCodes.NOT_AUTHORIZED);
        }
        assertThat(inside("/home/agent/" + name + "/id_ed25519").code()).isNotZero();
    }

    @Test
    void escape_refuses() throws Exception {
        ends(ESCAPE, ExitCodes.NOT_AUTHORIZED, "The code was not entered:");
    }

    @Test
    void ctrl_c_cancels() throws Exception {
        ends("\u0003", ExitCodes.INTERRUPTED, "Cancelled");
    }

    private void ends(String key, int exitCode, String message) throws Exception {
        try (NotificationDesktop desktop = new NotificationDesktop(temp, true);
                CoopProcess terminal = add("refused", desktop.environment())) {
            awaitPrompt(terminal);
            terminal.type(key);
            CoopProcess.Result result = terminal.await();
            assertThat(result.code()).as(result.out()).isEqualTo(exitCode);
            assertThat(result.out()).contains(message, "terminal restored");
        }
    }

    @Test
    void without_a_notification_service_it_stays_closed() throws Exception {
        try (NotificationDesktop desktop = new NotificationDesktop(temp, false);
                CoopProcess terminal = add("unseen", desktop.environment())) {
            CoopProcess.Result result = terminal.await();
            assertThat(result.code()).as(result.out()).isEqualTo(ExitCodes.NOT_AUTHORIZED);
            assertThat(result.out()).contains("this desktop has no notification service", "terminal restored");
        }
    }

    @Test
    void behind_a_locked_screen_it_stays_closed() throws Exception {
        try (NotificationDesktop desktop = new NotificationDesktop(temp, true);
                AutoCloseable _ = desktop.lockScreen();
                CoopProcess terminal = add("locked", desktop.environment())) {
            CoopProcess.Result result = terminal.await();
            assertThat(result.code()).as(result.out()).isEqualTo(ExitCodes.NOT_AUTHORIZED);
            assertThat(result.out()).contains("the screen is locked", "terminal restored");
        }
    }

    @Test
    void without_a_desktop_it_stays_closed() throws Exception {
        try (CoopProcess terminal = add("alone", Map.of())) {
            CoopProcess.Result result = terminal.await();
            assertThat(result.code()).as(result.out()).isEqualTo(ExitCodes.NOT_AUTHORIZED);
            assertThat(result.out()).contains("no desktop session");
        }
    }

    @Test
    void without_a_terminal_it_stays_closed() {
        try (CoopProcess process = CoopProcess.start(
                List.of(CoopFixture.program().toString(), "mount", "add", "web", secret.toString(), "--force"),
                environment(Map.of()))) {
            CoopProcess.Result result = process.await();
            assertThat(result.code()).isEqualTo(ExitCodes.NOT_AUTHORIZED);
            assertThat(result.err()).contains("only on a terminal");
        }
    }
}
