package dev.coop.desktop;

import dev.coop.core.settings.Setting;
import dev.coop.desktop.preference.Preference;
import dev.coop.desktop.service.DesktopServices;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.text.Language;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.theme.Fonts;
import dev.coop.desktop.theme.Theme;
import dev.coop.desktop.toolkit.Pulses;
import dev.coop.desktop.tray.Presence;
import dev.coop.desktop.window.MainWindow;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desktop's life from start to stop. */
public final class DesktopApp extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopApp.class);

    /** JavaFX makes the application by itself, so there is no constructor to give this to. */
    private static final AtomicReference<@Nullable HandedOver> HANDED_OVER = new AtomicReference<>();

    private final DesktopServices services;
    private final BackgroundTasks tasks;
    private @Nullable Theme theme;
    private @Nullable MainWindow window;
    private @Nullable Presence presence;

    public DesktopApp() {
        HandedOver handedOver = Objects.requireNonNull(HANDED_OVER.getAndSet(null), "started by Desktop.launch");
        services = handedOver.services();
        tasks = handedOver.tasks();
    }

    static void handOver(DesktopServices services, BackgroundTasks tasks) {
        HANDED_OVER.set(new HandedOver(services, tasks));
    }

    @Override
    public void start(Stage stage) {
        Thread.currentThread().setUncaughtExceptionHandler((thread, problem) -> LOG.error("In the window", problem));
        speak();
        Pulses.rest();
        Fonts.load();
        theme = new Theme(
                Platform.getPreferences().colorSchemeProperty(), Preference.of(services.settings(), Setting.UI_THEME));
        theme.keepStill(Preference.of(services.settings(), Setting.UI_REDUCE_MOTION));
        window = new MainWindow(services, tasks, theme, stage, getHostServices()::showDocument);
        window.show();
        presence = new Presence(services, tasks, window, stage);
    }

    /** Also for what JavaFX itself says, and for dates. */
    private void speak() {
        Locale language = Language.of(Preference.of(services.settings(), Setting.UI_LANGUAGE), Locale.getDefault());
        Locale.setDefault(language);
        Texts.speak(language);
    }

    @Override
    public void stop() {
        if (presence != null) {
            presence.close();
        }
        if (window != null) {
            window.close();
        }
        if (theme != null) {
            theme.close();
        }
    }

    private record HandedOver(DesktopServices services, BackgroundTasks tasks) {}
}
