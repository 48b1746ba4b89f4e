package dev.coop.desktop;

import dev.coop.core.container.ContainerState;
import dev.coop.core.settings.Setting;
import dev.coop.desktop.instance.SingleInstance;
import dev.coop.desktop.tray.Presence;
import dev.coop.testing.NotificationDesktop;
import dev.coop.testing.TrayPanel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.event.Event;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The icon on a real session bus. */
class TrayIT {
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    static NotificationDesktop session;

    private final FakeContainers containers = new FakeContainers();
    private final FakeServices services = new FakeServices(containers);

    @SuppressWarnings("NullAway.Init")
    private DesktopFixture desktop;

    @SuppressWarnings("NullAway.Init")
    private Presence presence;

    @BeforeAll
    static void startSession() throws Exception {
        session = new NotificationDesktop(folder, false);
    }

    @AfterAll
    static void endSession() {
        session.close();
    }

    @BeforeEach
    void openWindow() throws Exception {
        services.sessionBus = Optional.ofNullable(session.environment().get("DBUS_SESSION_BUS_ADDRESS"));
        containers.state("api", ContainerState.RUNNING);
        containers.state("web", ContainerState.RUNNING);
        desktop = DesktopFixture.open(services, ColorScheme.LIGHT, 960, 640);
        desktop.awaitText("Connected to Incus");
        presence = desktop.bePresent();
    }

    @AfterEach
    void closeWindow() throws Exception {
        DesktopFixture.onUi(() -> {
            presence.close();
            return true;
        });
        desktop.close();
    }

    private void closeToTray(boolean wanted) {
        services.settings().set(Setting.UI_CLOSE_TO_TRAY, wanted);
    }

    /** As the frame's button does. */
    private void clickClose() throws Exception {
        DesktopFixture.onUi(() -> {
            WindowEvent request = new WindowEvent(desktop.stage(), WindowEvent.WINDOW_CLOSE_REQUEST);
            Event.fireEvent(desktop.stage(), request);
            if (!request.isConsumed()) {
                desktop.stage().hide();
            }
            return true;
        });
    }

    private void awaitShowing(boolean showing) {
        DesktopFixture.await(
                showing ? "the window is there" : "the window has gone",
                () -> desktop.stage().isShowing() == showing);
    }

    /** Closes until the window may hide: that a panel has come is heard a moment later. */
    private void hide() throws Exception {
        closeToTray(true);
        DesktopFixture.await("the tray is known to be there", () -> presence.canHide());
        clickClose();
        awaitShowing(false);
    }

    @Test
    void thePanelGetsAnIconThatShowsTheStateAndAMenuThatActs() throws Exception {
        try (TrayPanel panel = new TrayPanel(session.environment(), true)) {
            String icon = panel.awaitIcon();
            assertThat(panel.properties(icon))
                    .contains("'Id': <'coop'>", "'Status': <'Active'>", "'Category': <'ApplicationStatus'>")
                    .contains("'ToolTip': <('', @a(iiay) [], 'Coop', '2 running, 0 locked')>");
            String running = panel.property(icon, "IconPixmap");
            assertThat(running).contains("(22, 22, [byte ", "(64, 64, [");

            String menu = panel.menu(icon);
            assertThat(menu).contains("'api – Running'", "'Quit Coop'", "'children-display': <'submenu'>");
            panel.click(icon, TrayPanel.number(menu, "Lock all \\(2\\)"));
            menu = panel.awaitMenu(icon, now -> now.contains("'Unlock all (2)'"));
            assertThat(containers.get("api").state()).isEqualTo(ContainerState.FROZEN);
            assertThat(containers.get("web").state()).isEqualTo(ContainerState.FROZEN);
            panel.awaitNewIcon();
            assertThat(panel.property(icon, "IconPixmap")).isNotEqualTo(running);
            assertThat(menu).contains("'toggle-state': <1>");

            containers.state("api", ContainerState.ERROR);
            panel.awaitMenu(icon, now -> now.contains("'api is broken'"));
            assertThat(panel.property(icon, "Status")).contains("NeedsAttention");
        }
    }

    @Test
    void aClickOnAnEntryThatHasGoneIsAnErrorAndHitsNoOther() throws Exception {
        try (TrayPanel panel = new TrayPanel(session.environment(), true)) {
            String icon = panel.awaitIcon();
            int lock = TrayPanel.number(panel.menu(icon), "Locked");
            containers.remove("api");
            panel.awaitMenu(icon, now -> !now.contains("api"));
            String answer = panel.gdbus(
                    icon, "/MenuBar", "com.canonical.dbusmenu.Event", Integer.toString(lock), "clicked", "<0>", "0");
            assertThat(answer).contains("There is no such entry");
            assertThat(containers.get("web").state()).isEqualTo(ContainerState.RUNNING);
        }
    }

    @Test
    void theCloseButtonHidesTheWindowAndEveryWayBringsItBack() throws Exception {
        try (TrayPanel panel = new TrayPanel(session.environment(), true)) {
            String icon = panel.awaitIcon();
            hide();
            panel.activate(icon);
            awaitShowing(true);

            hide();
            panel.click(icon, TrayPanel.number(panel.menu(icon), "Open dashboard"));
            awaitShowing(true);

            hide();
            assertThat(SingleInstance.claim(services.runtime())).isEmpty();
            awaitShowing(true);

            hide();
            // The first is of the first container.
            panel.click(icon, TrayPanel.number(panel.menu(icon), "Terminal"));
            awaitShowing(true);
            DesktopFixture.await("a shell", () -> !containers.sessions.isEmpty());
        }
    }

    @Test
    void theTrayGoesOnWhileTheWindowIsHidden() throws Exception {
        try (TrayPanel panel = new TrayPanel(session.environment(), true)) {
            String icon = panel.awaitIcon();
            hide();
            containers.state("new", ContainerState.RUNNING);
            String menu = panel.awaitMenu(icon, now -> now.contains("new – Running"));
            panel.click(icon, TrayPanel.number(menu, "Lock all \\(3\\)"));
            panel.awaitMenu(icon, now -> now.contains("'Unlock all (3)'"));
            awaitShowing(false);
        }
    }

    @Test
    void whenThePanelGoesTheWindowComesBackAndWhenItReturnsItGetsTheIconAgain() throws Exception {
        try (TrayPanel panel = new TrayPanel(session.environment(), true)) {
            panel.awaitIcon();
            hide();
            panel.host(false);
            awaitShowing(true);
            panel.host(true);
            hide();
        }
        awaitShowing(true);
        try (TrayPanel restarted = new TrayPanel(session.environment(), true)) {
            assertThat(restarted.menu(restarted.awaitIcon())).contains("Lock all (2)");
            hide();
        }
        awaitShowing(true);
    }

    @Test
    void aPanelThatDoesNotAnswerHoldsUpNeitherTheWindowNorTheMenu() throws Exception {
        try (TrayPanel panel = new TrayPanel(session.environment(), true)) {
            String icon = panel.awaitIcon();
            closeToTray(true);
            DesktopFixture.await("the tray is known to be there", () -> presence.canHide());
            panel.hang();
            long start = System.nanoTime();
            containers.state("web", ContainerState.FROZEN);
            panel.awaitMenu(icon, now -> now.contains("'Unlock all (1)'"));
            DesktopFixture.onUi(() -> true);
            // The bus itself gives up after twenty.
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
            panel.answer();
            DesktopFixture.await("the tray is known to have gone", () -> !presence.canHide());
        }
    }

    @Test
    void withoutTheSettingOrWithoutAPanelTheCloseButtonCloses() throws Exception {
        closeToTray(true);
        assertThat(DesktopFixture.onUi(presence::canHide)).isFalse();
        try (TrayPanel panel = new TrayPanel(session.environment(), false)) {
            // It registers where a panel may come later; until then there is nothing to hide in.
            panel.awaitIcon();
            assertThat(DesktopFixture.onUi(presence::canHide)).isFalse();
            panel.host(true);
            DesktopFixture.await("the tray is known to be there", () -> presence.canHide());
            closeToTray(false);
            assertThat(DesktopFixture.onUi(presence::canHide)).isFalse();
        }
    }
}
