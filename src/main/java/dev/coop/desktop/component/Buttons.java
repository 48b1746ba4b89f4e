package dev.coop.desktop.component;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons with all that belongs to one: a name for those who cannot see it, a tip, an icon. */
public final class Buttons {
    private Buttons() {}

    /**
     * With icon and text.
     *
     * @param key of the text; there may be one of its tip at {@code key.tip}
     */
    public static Button text(String key, Ikon icon, Runnable action) {
        Button button = new Button(Texts.of(key), new FontIcon(icon));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(Texts.of(key));
        Texts.find(key + ".tip").ifPresent(tip -> button.setTooltip(new Tooltip(tip)));
        button.setOnAction(event -> action.run());
        return button;
    }

    /** With an icon alone; its text is its tip. */
    public static Button icon(String key, Ikon icon, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().add(Styles.BUTTON_ICON);
        button.setMinWidth(Region.USE_PREF_SIZE);
        name(button, Texts.of(key), Texts.find(key + ".tip").orElseGet(() -> Texts.of(key)));
        button.setOnAction(event -> action.run());
        return button;
    }

    /** An icon without a frame, for lines and cells. */
    public static Button flat(String key, Ikon icon, Runnable action) {
        Button button = icon(key, icon, action);
        button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        return button;
    }

    /** Gives something without a text a name and a tip. */
    public static void name(Labeled control, String name, String tip) {
        control.setAccessibleText(name);
        control.setTooltip(new Tooltip(tip));
    }

    /** Shows that it is at work, or its icon. */
    public static void working(Labeled button, boolean working, Ikon icon) {
        if (working) {
            if (!(button.getGraphic() instanceof ProgressIndicator)) {
                button.setGraphic(new ProgressIndicator());
            }
        } else if (!(button.getGraphic() instanceof FontIcon shown)
                || !shown.getIconCode().equals(icon)) {
            button.setGraphic(new FontIcon(icon));
        }
    }

    /** Shows a node, or takes it away with its place. */
    public static void visible(javafx.scene.Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
