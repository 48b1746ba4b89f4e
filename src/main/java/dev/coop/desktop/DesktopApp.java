package dev.coop.desktop;

import dev.coop.core.settings.Setting;
import dev.coop.desktop.service.DesktopServices;
import dev.coop.desktop.settings.Preference;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.theme.Fonts;
import dev.coop.desktop.theme.Theme;
import dev.coop.desktop.window.MainWindow;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
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
        Fonts.load();
        theme = new Theme(scheme());
        window = new MainWindow(services, tasks, theme, stage);
        window.show();
    }

    private ObservableValue<ColorScheme> scheme() {
        return switch (Preference.of(services.settings(), Setting.UI_THEME)) {
            case "light" -> new SimpleObjectProperty<>(ColorScheme.LIGHT);
            case "dark" -> new SimpleObjectProperty<>(ColorScheme.DARK);
            default -> Platform.getPreferences().colorSchemeProperty();
        };
    }

    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
        if (theme != null) {
            theme.close();
        }
    }

    private record HandedOver(DesktopServices services, BackgroundTasks tasks) {}
}
