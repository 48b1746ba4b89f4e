package dev.coop.desktop.tray;

import dev.coop.core.settings.Setting;
import dev.coop.desktop.instance.SingleInstance;
import dev.coop.desktop.preference.Preference;
import dev.coop.desktop.service.DesktopServices;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.tray.model.TrayModel;
import dev.coop.desktop.tray.model.TrayView;
import dev.coop.desktop.tray.notifier.StatusNotifier;
import dev.coop.desktop.window.MainWindow;
import java.util.Optional;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;
import org.freedesktop.dbus.exceptions.DBusException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the desktop is there for the user: in its window, which a second start brings to the front, and in the tray,
 * where there is one. The window hides only while something shows the icon that brings it back. JavaFX thread.
 */
public final class Presence implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    private final DesktopServices services;
    private final BackgroundTasks tasks;
    private final Stage stage;
    private final SingleInstance instance;
    private final TrayModel model;
    private Subscription changes = Subscription.EMPTY;
    private @Nullable StatusNotifier icon;
    private @Nullable TrayView shown;
    private boolean there;
    private boolean hidden;
    private boolean exitsWithoutWindow;
    private boolean updating;
    private boolean closed;

    /** @param stage the window, shown already */
    public Presence(DesktopServices services, BackgroundTasks tasks, MainWindow window, Stage stage) {
        this.services = services;
        this.tasks = tasks;
        this.stage = stage;
        TrayModel.Doors doors = new TrayModel.Doors(this::show, window::newContainer, Platform::exit);
        model = new TrayModel(window.model(), window.actions(), window.notices(), doors);
        instance = services.instance();
        instance.onShow(done -> tasks.onUi(() -> {
            show();
            done.run();
        }));
        stage.addEventHandler(WindowEvent.WINDOW_CLOSE_REQUEST, this::closing);
        services.sessionBus().ifPresent(this::enterTray);
    }

    private void enterTray(String bus) {
        TrayView first = model.view();
        shown = first;
        tasks.start(
                () -> open(bus, first),
                opened -> opened.ifPresent(this::entered),
                failure -> LOG.info("No icon in the tray: {}", failure.oneLine()));
    }

    private Optional<StatusNotifier> open(String bus, TrayView first) {
        try {
            return Optional.of(StatusNotifier.open(bus, first, new Clicks()));
        } catch (DBusException | RuntimeException unreachable) {
            LOG.info("No icon in the tray: {}", unreachable.getMessage());
            return Optional.empty();
        }
    }

    private void entered(StatusNotifier opened) {
        if (closed) {
            tasks.finish(opened::close);
            return;
        }
        icon = opened;
        changes = model.whenChanged(this::update);
        update();
        tasks.run(opened::look, () -> {}, failure -> LOG.info("No icon in the tray: {}", failure.oneLine()));
    }

    /** Soon, and once for a burst of news. */
    private void update() {
        if (updating) {
            return;
        }
        updating = true;
        tasks.onUi(() -> {
            updating = false;
            TrayView now = model.view();
            if (icon != null && !now.equals(shown)) {
                shown = now;
                icon.show(now);
            }
        });
    }

    private void there(boolean now) {
        there = now;
        if (!now && !closed && hidden) {
            // Nothing else could bring it back.
            show();
        }
    }

    /** Whether the window's close button leaves the desktop running: as the setting says, and only where it can be brought back. */
    public boolean canHide() {
        return there && Preference.of(services.settings(), Setting.UI_CLOSE_TO_TRAY);
    }

    private void closing(WindowEvent request) {
        if (canHide()) {
            request.consume();
            exitsWithoutWindow = Platform.isImplicitExit();
            Platform.setImplicitExit(false);
            stage.hide();
            hidden = true;
        }
    }

    private void show() {
        stage.show();
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
        if (hidden) {
            hidden = false;
            Platform.setImplicitExit(exitsWithoutWindow);
        }
    }

    /** Takes the icon away. From now on a second start opens a window of its own: this one is about to go. */
    @Override
    public void close() {
        closed = true;
        instance.close();
        changes.unsubscribe();
        if (icon != null) {
            tasks.finish(icon::close);
        }
    }

    /** What comes from the bus, on its threads. */
    private final class Clicks implements StatusNotifier.Listener {
        @Override
        public void there(boolean now) {
            tasks.onUi(() -> Presence.this.there(now));
        }

        @Override
        public void activated() {
            tasks.onUi(Presence.this::show);
        }

        @Override
        public void clicked(String key) {
            tasks.onUi(() -> model.run(key));
        }
    }
}
