package dev.coop.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.util.Subscription;

/** Light or dark, as the system has it, and at once when the system changes its mind. */
public final class Theme implements AutoCloseable {
    private static final List<String> SHEETS = List.of(
            "base",
            "sidebar",
            "container",
            "overview",
            "logs",
            "files",
            "images",
            "settings",
            "command",
            "create",
            "terminal",
            "mounts",
            "graph",
            "activity",
            "notice",
            "empty",
            "authorization",
            "snapshots");

    private final ReadOnlyObjectWrapper<ColorScheme> scheme = new ReadOnlyObjectWrapper<>(ColorScheme.LIGHT);
    private final Subscription following;

    /** @param system what the system prefers */
    public Theme(ObservableValue<ColorScheme> system) {
        following = system.subscribe(this::apply);
    }

    public ReadOnlyObjectProperty<ColorScheme> schemeProperty() {
        return scheme.getReadOnlyProperty();
    }

    private void apply(ColorScheme wanted) {
        Application.setUserAgentStylesheet(
                wanted == ColorScheme.DARK
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        scheme.set(wanted);
    }

    /** Gives a scene our own style sheets on top. */
    public void dress(Scene scene) {
        for (String sheet : SHEETS) {
            scene.getStylesheets()
                    .add(Objects.requireNonNull(
                                    Theme.class.getResource("/dev/coop/desktop/style/" + sheet + ".css"), sheet)
                            .toExternalForm());
        }
    }

    @Override
    public void close() {
        following.unsubscribe();
    }
}
