package dev.coop.desktop;

import dev.coop.core.authorization.AuthorizationRequest;
import dev.coop.core.authorization.AuthorizationRequest.OtherMount;
import dev.coop.core.authorization.CodeEntry;
import dev.coop.core.authorization.CodeEntry.Outcome;
import dev.coop.core.authorization.Deadline;
import dev.coop.core.authorization.Subject;
import dev.coop.desktop.authorization.CodeDialog;
import dev.coop.desktop.task.VirtualThreadTasks;
import dev.coop.desktop.theme.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The window that asks for the code, with keys and with a clock in the test's hands. */
class AuthorizationTest {
    private final AtomicLong clock = new AtomicLong();
    private final Deadline deadline = new Deadline(clock::get, Duration.ofSeconds(15));
    private final VirtualThreadTasks tasks = new VirtualThreadTasks();
    private @Nullable DesktopFixture open;
    private @Nullable CodeEntry entry;

    private static final AuthorizationRequest REQUEST = new AuthorizationRequest(
            new Subject(
                    "brave-otter",
                    Path.of("/home/maya/.ssh\u202egpj.\nMode"),
                    "1:2",
                    false,
                    "/home/agent/ssh",
                    Duration.ofHours(2)),
            List.of("it holds your SSH keys"),
            List.of("id_ed25519 (SSH private key)", "known_hosts"),
            List.of(new OtherMount("/home/maya/code", "/home/agent/workspace", false)));

    private DesktopFixture open(ColorScheme scheme) throws Exception {
        DesktopFixture desktop = DesktopFixture.open(new FakeContainers(), scheme, 960, 640);
        open = desktop;
        entry = DesktopFixture.onUi(
                () -> CodeDialog.entry(desktop.stage(), new Theme(new SimpleObjectProperty<>(scheme)), tasks));
        return desktop;
    }

    private CodeEntry entry() {
        return java.util.Objects.requireNonNull(entry);
    }

    private CompletableFuture<@Nullable String> ask(DesktopFixture desktop, int tries) {
        CompletableFuture<@Nullable String> answer = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                char[] code = entry().ask(REQUEST, tries, deadline);
                answer.complete(code == null ? null : new String(code));
            } catch (Exception problem) {
                answer.completeExceptionally(problem);
            }
        });
        DesktopFixture.await("the code is asked for", () -> desktop.robot().lookup("#code").queryAll().stream()
                .anyMatch(Node::isFocused));
        return answer;
    }

    private static @Nullable String result(CompletableFuture<@Nullable String> answer) throws Exception {
        return answer.get(DesktopFixture.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() {
        if (open != null) {
            open.close();
        }
        tasks.close();
    }

    @Test
    void digitsAreTypedMendedAndGivenAndTheRightOnesCloseTheWindow() throws Exception {
        DesktopFixture desktop = open(ColorScheme.LIGHT);
        CompletableFuture<@Nullable String> answer = ask(desktop, 3);
        Node code = desktop.robot().lookup("#code").query();
        desktop.type("12x39");
        assertThat(code.getAccessibleText()).isEqualTo("Code: 4 of 6 digits entered");
        assertThat(code.getAccessibleRole()).isEqualTo(AccessibleRole.TEXT_FIELD);
        desktop.press(KeyCode.BACK_SPACE);
        desktop.press(KeyCode.LEFT);
        desktop.press(KeyCode.LEFT);
        desktop.type("7");
        desktop.press(KeyCode.RIGHT);
        desktop.type("456");
        assertThat(result(answer))
                .as("with the box in between that was never emptied")
                .isEqualTo("173456");
        entry().end(Outcome.ACCEPTED);
        desktop.awaitNoText("Folder");
    }

    @Test
    void aCodeIsPastedAndAfterAWrongOneTheBoxesAreEmpty() throws Exception {
        DesktopFixture desktop = open(ColorScheme.LIGHT);
        CompletableFuture<@Nullable String> answer = ask(desktop, 3);
        DesktopFixture.onUi(
                () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, " 123 456\n")));
        desktop.press(KeyCode.SHORTCUT, KeyCode.V);
        assertThat(result(answer)).isEqualTo("123456");
        answer = ask(desktop, 2);
        desktop.awaitText("This code is wrong. 2 tries left.");
        desktop.type("654321");
        assertThat(result(answer)).isEqualTo("654321");
    }

    @Test
    void escapeRefusesAndTheWindowSaysSo() throws Exception {
        DesktopFixture desktop = open(ColorScheme.LIGHT);
        CompletableFuture<@Nullable String> answer = ask(desktop, 3);
        assertThat(DesktopFixture.reads("/home/maya/.ssh\\u202egpj.\\x0aMode"))
                .as("a name cannot lie about itself")
                .isTrue();
        desktop.press(KeyCode.ESCAPE);
        assertThat(result(answer)).isNull();
        entry().end(Outcome.REFUSED);
        desktop.awaitText("Not shared: you refused.");
        desktop.press(KeyCode.ESCAPE);
        desktop.awaitNoText("Not shared: you refused.");
    }

    @Test
    void closingTheWindowRefuses() throws Exception {
        DesktopFixture desktop = open(ColorScheme.LIGHT);
        CompletableFuture<@Nullable String> answer = ask(desktop, 3);
        DesktopFixture.onUi(() -> {
            Window.getWindows().getLast().hide();
            return true;
        });
        assertThat(result(answer)).isNull();
    }

    /** The window below waits, and no key reaches it. */
    @Test
    void theFocusStaysInTheWindowUntilItIsAnswered() throws Exception {
        DesktopFixture desktop = open(ColorScheme.LIGHT);
        CompletableFuture<@Nullable String> answer = ask(desktop, 3);
        Stage dialog = (Stage) Window.getWindows().getLast();
        assertThat(dialog.getModality()).isEqualTo(Modality.WINDOW_MODAL);
        assertThat(dialog.getOwner()).isEqualTo(desktop.stage());
        Set<Node> visited = new HashSet<>();
        for (int round = 0; round < 8; round++) {
            desktop.press(KeyCode.TAB);
            assertThat(dialog.isFocused()).isTrue();
            visited.add(dialog.getScene().getFocusOwner());
        }
        assertThat(visited).extracting(Node::getId).contains("code", "refuse");
        desktop.press(KeyCode.SHORTCUT, KeyCode.N);
        desktop.press(KeyCode.SHORTCUT, KeyCode.K);
        assertThat(Window.getWindows()).hasSize(2).last().isEqualTo(dialog);
        assertThat(answer).isNotDone();
    }

    /** What a screen reader says, at each place that takes the focus and of what changes by itself. */
    @Test
    void aScreenReaderHasWordsForAllOfIt() throws Exception {
        DesktopFixture desktop = open(ColorScheme.LIGHT);
        var _ = ask(desktop, 3);
        clock.set(Duration.ofSeconds(4).toNanos());
        desktop.awaitText("11");
        Node code = desktop.robot().lookup("#code").query();
        assertThat(code.getAccessibleText()).isEqualTo("Code: 0 of 6 digits entered");
        assertThat(code.getAccessibleHelp()).contains("notification");
        assertThat(desktop.robot().lookup(".countdown").<Node>query().getAccessibleText())
                .isEqualTo("11 seconds left");
        assertThat(desktop.robot().lookup(".request-scroll").<Node>query().getAccessibleText())
                .isNotBlank();
        entry().end(Outcome.TOO_LATE);
        desktop.awaitText("Not shared: the time is over. Ask again for a new code.");
        assertThat(desktop.robot().lookup("#refuse").<Node>query())
                .satisfies(refuse -> assertThat(refuse.isFocused()).isTrue())
                .satisfies(
                        refuse -> assertThat(refuse.getAccessibleHelp()).startsWith("Not shared: the time is over."));
    }

    @ParameterizedTest
    @EnumSource(ColorScheme.class)
    void everyStateCanBeRead(ColorScheme scheme) throws Exception {
        DesktopFixture desktop = open(scheme);
        CompletableFuture<@Nullable String> answer = ask(desktop, 3);
        clock.set(Duration.ofSeconds(4).toNanos());
        desktop.type("123");
        desktop.awaitText("11");
        ScreenshotTest.snap("code-asking", scheme, Window.getWindows().getLast());
        clock.set(Duration.ofSeconds(15).toNanos());
        assertThat(result(answer)).isEmpty();
        entry().end(Outcome.TOO_LATE);
        desktop.awaitText("Not shared: the time is over. Ask again for a new code.");
        ScreenshotTest.snap("code-late", scheme, Window.getWindows().getLast());
        entry().end(Outcome.WRONG);
        desktop.awaitText("Not shared: wrong codes used up all tries. Ask again for a new code.");
        ScreenshotTest.snap("code-wrong", scheme, Window.getWindows().getLast());
        desktop.click("#refuse");
        desktop.awaitNoText("Folder");
    }
}
