package dev.coop.desktop;

import dev.coop.core.container.ContainerState;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.snapshot.ContainerHistory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javafx.application.ColorScheme;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The section of snapshots, as it is used. */
class SnapshotsTest {
    private final FakeContainers service = new FakeContainers();
    private final FakeServices services = new FakeServices(service);
    private final FakeSnapshots snapshots = services.snapshots;

    private DesktopFixture open() throws Exception {
        service.state("one", ContainerState.RUNNING);
        DesktopFixture desktop = DesktopFixture.open(services, ColorScheme.LIGHT, 960, 760);
        desktop.select("one");
        desktop.section("snapshots");
        return desktop;
    }

    private static String spoken(DesktopFixture desktop) throws Exception {
        return DesktopFixture.onUi(() -> {
            Node line = desktop.robot().lookup("#timeline").query();
            return String.valueOf(line.queryAccessibleAttribute(AccessibleAttribute.VALUE_STRING));
        });
    }

    private static void awaitSpoken(DesktopFixture desktop, String text) {
        DesktopFixture.await("\"" + text + "\" is said", () -> spoken(desktop).startsWith(text));
    }

    @Test
    void the_line_can_be_used_by_keys_alone_and_says_where_one_is() throws Exception {
        snapshots.snapshot(Duration.ofHours(2), "v1", "before the refactoring");
        snapshots.add(Duration.ofMinutes(90), ContainerHistory.Kind.MOUNT_ADDED, "/home/agent/shop", "/home/ada/shop");
        snapshots.add(Duration.ofMinutes(30), ContainerHistory.Kind.LOCKED, "", "");
        try (DesktopFixture desktop = open()) {
            awaitSpoken(desktop, "Snapshot v1, before the refactoring, 2 h ago. Event 2 of 4");
            desktop.click("#timeline");
            desktop.press(KeyCode.END);
            awaitSpoken(desktop, "Locked, 30 min ago. Event 4 of 4");
            desktop.press(KeyCode.RIGHT);
            desktop.press(KeyCode.LEFT);
            awaitSpoken(desktop, "Shared shop, /home/ada/shop, 1 h ago. Event 3 of 4");
            desktop.press(KeyCode.HOME);
            awaitSpoken(desktop, "Created, from coop-agent-base, 3 h ago. Event 1 of 4");
            DesktopFixture.await(
                    "all is shown",
                    () -> desktop.robot().lookup("#zoom-all").queryButton().isDisabled());
            desktop.press(KeyCode.PLUS);
            DesktopFixture.await(
                    "a part is shown",
                    () -> !desktop.robot().lookup("#zoom-all").queryButton().isDisabled());
            desktop.press(KeyCode.DIGIT0);
            DesktopFixture.await(
                    "all is shown again",
                    () -> desktop.robot().lookup("#zoom-all").queryButton().isDisabled());
        }
    }

    @Test
    void a_mark_of_many_events_parts_when_it_is_clicked() throws Exception {
        for (int i = 0; i < 200; i++) {
            snapshots.snapshot(Duration.ofMinutes(100).plusSeconds(i), "s" + i, "");
        }
        try (DesktopFixture desktop = open()) {
            desktop.awaitText("200");
            desktop.click("#event-200");
            desktop.awaitNoText("200");
            awaitSpoken(desktop, "Snapshot s0, 1 h ago. Event 201 of 201");
        }
    }

    @Test
    void a_snapshot_is_made_and_chosen() throws Exception {
        try (DesktopFixture desktop = open()) {
            awaitSpoken(desktop, "Created");
            desktop.click("#snapshot-create");
            desktop.click("#snapshot-name");
            desktop.type("Bad name");
            DesktopFixture.await(
                    "it is refused",
                    () -> desktop.robot().lookup("#snapshot-yes").queryButton().isDisabled());
            desktop.press(KeyCode.SHORTCUT, KeyCode.A);
            desktop.type("v1");
            desktop.click("#snapshot-note");
            desktop.type("why");
            desktop.press(KeyCode.ENTER);
            awaitSpoken(desktop, "Snapshot v1, why, just now");
            assertThat(snapshots.asked).contains("create v1 why");
        }
    }

    @Test
    void a_restore_says_first_what_it_does_and_then_how_far_it_is() throws Exception {
        snapshots.snapshot(Duration.ofHours(2), "v1", "");
        CountDownLatch end = new CountDownLatch(1);
        snapshots.onRestore = () -> {
            try {
                end.await();
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
            }
        };
        try (DesktopFixture desktop = open()) {
            desktop.click("#snapshot-restore");
            desktop.awaitText("Go back to “v1”?");
            desktop.awaitText("It still sees: /home/ada/shop");
            desktop.awaitText("What it saw then and does not see now stays away: /home/ada/old");
            desktop.awaitText("You can come back to how it is now.");
            desktop.awaitText("Changed since: 42 added, 2 changed, 1 removed  ·  +66.9 MiB");
            desktop.click("#restore-safety");
            desktop.awaitText("What has changed since is lost for good.");
            desktop.click("#restore-safety");
            desktop.click("#restore-yes");
            desktop.awaitText("Restoring v1: stopping…");
            assertThat(desktop.robot().lookup("#snapshot-restore").queryButton().isDisabled())
                    .isTrue();
            end.countDown();
            desktop.awaitText("Restored to v1");
            desktop.awaitText("The disk goes on from this snapshot.");
            assertThat(snapshots.asked).contains("restore v1 safely");
        }
    }

    @Test
    void where_a_restore_would_lose_snapshots_a_copy_is_offered() throws Exception {
        snapshots.snapshot(Duration.ofHours(2), "v1", "");
        snapshots.obstacle = "A zfs pool goes back to the newest snapshot only, and there are newer ones";
        try (DesktopFixture desktop = open()) {
            desktop.click("#snapshot-restore");
            desktop.awaitText("A new container of the snapshot loses nothing.");
            desktop.click("#restore-yes");
            desktop.click("#snapshot-copy-name");
            desktop.type("another");
            desktop.click("#snapshot-yes");
            DesktopFixture.await("the copy is made", () -> snapshots.asked.contains("new v1 another"));
            assertThat(snapshots.asked).noneMatch(each -> each.startsWith("restore"));
        }
    }

    @Test
    void a_delete_is_asked_for_and_enter_alone_keeps_it() throws Exception {
        snapshots.snapshot(Duration.ofHours(2), "v1", "");
        try (DesktopFixture desktop = open()) {
            desktop.click("#snapshot-delete");
            desktop.awaitText("Delete snapshot");
            desktop.press(KeyCode.ENTER);
            desktop.awaitNoText("Delete snapshot");
            assertThat(snapshots.asked).doesNotContain("delete v1");
            desktop.click("#snapshot-delete");
            desktop.click("#snapshot-yes");
            awaitSpoken(desktop, "Created, from coop-agent-base, 3 h ago. Event 1 of 1");
        }
    }

    @Test
    void changes_are_shown_by_folder_and_the_text_of_a_file_when_it_is_asked_for() throws Exception {
        snapshots.snapshot(Duration.ofHours(2), "v1", "");
        try (DesktopFixture desktop = open()) {
            desktop.click("#snapshot-compare");
            desktop.awaitText("Since “v1”");
            desktop.awaitText("server.py");
            // What would turn its name around is spelled out.
            desktop.awaitText("\\u202egnp.exe");
            desktop.awaitNoText("3.whl");
            desktop.click("server.py");
            desktop.click("#changes-read");
            desktop.awaitText("-    return sum(cart.values())");
            desktop.press(KeyCode.ESCAPE);
            desktop.awaitNoText("Since “v1”");
        }
    }

    @Test
    void what_cannot_be_shown_says_why_and_can_be_tried_again() throws Exception {
        snapshots.failure = new CoopException(Kind.ERROR, "The audit log cannot be read", "see that it is yours");
        try (DesktopFixture desktop = open()) {
            desktop.awaitText("Its snapshots cannot be shown");
            desktop.awaitText("The audit log cannot be read. See that it is yours");
            snapshots.failure = null;
            desktop.click("Try again");
            awaitSpoken(desktop, "Created");
        }
    }
}
