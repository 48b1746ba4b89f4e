package dev.coop.core.terminal;

import dev.coop.core.container.Command;
import dev.coop.core.container.ContainerService;
import dev.coop.core.container.CreateListener;
import dev.coop.core.container.Session;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.SettingsService;
import dev.coop.core.snapshot.ContainerSnapshot;
import dev.coop.core.snapshot.ShellSnapshot;
import dev.coop.testing.CoopFixture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** Shells in the real tmux of a real container. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ShellsIT {
    private static final List<String> BASH = List.of("/bin/bash", "-l");
    private static final String NAME = "shells";

    @RegisterExtension
    static final CoopFixture COOP = new CoopFixture();

    private final AtomicInteger keeping = new AtomicInteger();

    @BeforeAll
    static void container() {
        COOP.containers().create(CoopFixture.named(NAME), CreateListener.NONE);
    }

    private static Shells shells() {
        ContainerService containers = COOP.containers();
        return new Shells(containers, new ShellSnapshot(ShellsIT::settings, COOP::snapshots));
    }

    private static SettingsService settings() {
        return new SettingsService(COOP.config(), Map.of());
    }

    private Shell open(SessionName name) {
        return shells().open(NAME, name, BASH, 80, 24, keeping::incrementAndGet);
    }

    private static void type(Shell shell, String text) throws IOException {
        shell.session().stdin().write((text + "\r").getBytes(StandardCharsets.UTF_8));
        shell.session().stdin().flush();
    }

    /** All that comes until a text does; the time limit of the class is what ends a wait for one that does not. */
    private static String until(Shell shell, String text) throws IOException {
        StringBuilder seen = new StringBuilder();
        InputStream output = shell.session().stdout();
        byte[] buffer = new byte[4096];
        while (seen.indexOf(text) < 0) {
            int count = output.read(buffer);
            assertThat(count).as("the end came after: %s", seen).isPositive();
            seen.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
        return seen.toString();
    }

    @Test
    void aShellGoesOnWhenItsTerminalIsClosedAndIsFoundAsItWas() throws Exception {
        SessionName name = SessionName.fresh();
        Shell first = open(name);
        assertThat(first.kept()).isTrue();
        assertThat(first.continued()).isFalse();
        type(first, "here=$((6*7)); seq 100; echo $TERM-$COLORTERM-${TMUX:-plain}; tty");
        assertThat(until(first, "/dev/pts/")).contains("\r\n99\r\n100\r\n").contains("xterm-256color-truecolor-plain");
        first.session().close();

        assertThat(shells().list(NAME)).contains(name);
        Shell second = open(name);
        assertThat(second.continued()).isTrue();
        assertThat(until(second, "/dev/pts/"))
                .as("what had scrolled away")
                .contains("\r\n1\r\n2\r\n")
                .contains("\r\n100\r\n");
        type(second, "echo still-$here");
        until(second, "still-42");
        second.session().close();
        shells().end(NAME, name);
        assertThat(shells().list(NAME)).doesNotContain(name);
    }

    @Test
    void aShellThatEndsEndsItsTerminal() throws Exception {
        SessionName name = SessionName.fresh();
        Shell shell = open(name);
        type(shell, "exit");
        byte[] rest = shell.session().stdout().readAllBytes();
        assertThat(rest).isNotNull();
        assertThat(shell.session().waitFor()).isZero();
        assertThat(shells().list(NAME)).doesNotContain(name);
    }

    @Test
    void itIsKnownWhatRunsInIt() throws Exception {
        SessionName name = SessionName.fresh();
        Shell shell = open(name);
        type(shell, "echo re''ady");
        until(shell, "ready");
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> shells().running(NAME, name).isEmpty());
        type(shell, "sleep 1000 & echo st''arted");
        until(shell, "started");
        assertThat(shells().running(NAME, name)).as("in the background").contains("sleep");
        type(shell, "kill %1; wait; echo be''fore; sleep 1000");
        until(shell, "before");
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> shells().running(NAME, name).isPresent());
        shells().end(NAME, name);
        assertThat(shells().running(NAME, name)).isEmpty();
        shell.session().close();
    }

    @Test
    void theSizeAndAnythingTypedReachTheShell() throws Exception {
        SessionName name = SessionName.fresh();
        Shell shell = open(name);
        type(shell, "stty size; printf '<%s>' 'é \\ \" %%'");
        String seen = until(shell, "<é \\ \" %%>");
        assertThat(seen).contains("24 80");
        shell.session().resize(101, 33);
        type(shell, "until [ \"$(stty size)\" = '33 101' ]; do :; done; echo res''ized");
        until(shell, "resized");
        type(shell, "printf %s " + "0123456789".repeat(300) + " | wc -c");
        until(shell, "3000\r\n");
        shell.session().close();
        shells().end(NAME, name);
    }

    @Test
    void aSnapshotIsMadeBeforeANewShellWhenTheSettingsSaySoAndNotBeforeOneThatGoesOn() throws Exception {
        SessionName name = SessionName.fresh();
        settings().set(Setting.SNAPSHOT_BEFORE_SHELL, true);
        try {
            Shell first = open(name);
            assertThat(keeping).hasValue(1);
            until(first, "$");
            first.session().close();
            open(name).session().close();
            assertThat(keeping).hasValue(1);
            assertThat(COOP.snapshots().list(NAME))
                    .extracting(ContainerSnapshot::name)
                    .filteredOn(each -> each.startsWith("auto-shell-"))
                    .hasSize(1);
        } finally {
            settings().unset(Setting.SNAPSHOT_BEFORE_SHELL);
            shells().end(NAME, name);
        }
    }

    @Test
    void namesThatTheContainerMakesUpAreNotShown() throws Exception {
        run("tmux -L coop new-session -d -s 'coop-; reboot'; tmux -L coop new-session -d -s coop-00000000");
        assertThat(shells().list(NAME))
                .contains(new SessionName("coop-00000000"))
                .allSatisfy(name -> assertThat(name.text()).matches("coop-[0-9a-f]{8}"));
        shells().end(NAME, new SessionName("coop-00000000"));
    }

    @Test
    void withoutTmuxAShellIsPlain() throws Exception {
        COOP.containers().create(CoopFixture.named("plain"), CreateListener.NONE);
        try (Session remove = COOP.containers()
                .exec("plain", new Command(List.of("rm", "/usr/bin/tmux"), "root", "", Map.of(), null))) {
            assertThat(remove.waitFor()).isZero();
        }
        Shell shell = shells().open("plain", SessionName.fresh(), BASH, 80, 24, keeping::incrementAndGet);
        assertThat(shell.kept()).isFalse();
        type(shell, "echo $((6*7))-$TERM");
        until(shell, "42-xterm-256color");
        shell.session().close();
        assertThat(shells().list("plain")).isEmpty();
        COOP.containers().stop("plain", Duration.ZERO, true);
        COOP.containers().delete("plain", false);
    }

    private static void run(String script) throws IOException {
        try (Session session = COOP.containers().exec(NAME, Command.of("sh", "-c", script))) {
            assertThat(session.stdout().readAllBytes()).isNotNull();
            var _ = session.waitFor();
        }
    }
}
