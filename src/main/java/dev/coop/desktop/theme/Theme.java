package dev.coop.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.util.Subscription;

/** Light or dark, as the user wants it or as the system has it, and at once when either changes; still or moving. */
public final class Theme implements AutoCloseable {
    private static final String SYSTEM = "system";
    private static final String STILL = "still";
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
            "snapshots",
            "setup");

    private final ReadOnlyObjectWrapper<ColorScheme> scheme = new ReadOnlyObjectWrapper<>(ColorScheme.LIGHT);
    private final ObservableValue<ColorScheme> system;
    private final Set<Scene> dressed = Collections.newSetFromMap(new WeakHashMap<>());
    private final Subscription following;
    private String choice;
    private boolean still;

    /**
     * As the system has it.
     *
     * @param system what the system prefers
     */
    public Theme(ObservableValue<ColorScheme> system) {
        this(system, SYSTEM);
    }

    /** @param choice as {@link #choose(String)} takes it */
    public Theme(ObservableValue<ColorScheme> system, String choice) {
        this.system = system;
        this.choice = choice;
        apply();
        following = system.subscribe((was, is) -> update());
    }

    public ReadOnlyObjectProperty<ColorScheme> schemeProperty() {
        return scheme.getReadOnlyProperty();
    }

    /** @param wanted light or dark; anything else is as the system has it */
    public void choose(String wanted) {
        choice = wanted;
        update();
    }

    private ColorScheme wanted() {
        return switch (choice) {
            case "light" -> ColorScheme.LIGHT;
            case "dark" -> ColorScheme.DARK;
            default -> system.getValue();
        };
    }

    private void update() {
        if (wanted() != scheme.get()) {
            apply();
        }
    }

    private void apply() {
        ColorScheme wanted = wanted();
        Application.setUserAgentStylesheet(
                wanted == ColorScheme.DARK
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        scheme.set(wanted);
    }

    /** @param wanted whether nothing is to move by itself */
    public void keepStill(boolean wanted) {
        if (wanted != still) {
            still = wanted;
            dressed.forEach(this::showMotion);
        }
    }

    /** Gives a scene our own style sheets on top, now and when the user wants it otherwise. */
    public void dress(Scene scene) {
        SHEETS.forEach(sheet -> scene.getStylesheets().add(url(sheet)));
        dressed.add(scene);
        showMotion(scene);
    }

    private void showMotion(Scene scene) {
        if (still) {
            scene.getStylesheets().add(url(STILL));
        } else {
            scene.getStylesheets().remove(url(STILL));
        }
    }

    private static String url(String sheet) {
        return Objects.requireNonNull(Theme.class.getResource("/dev/coop/desktop/style/" + sheet + ".css"), sheet)
                .toExternalForm();
    }

    @Override
    public void close() {
        following.unsubscribe();
    }
}
