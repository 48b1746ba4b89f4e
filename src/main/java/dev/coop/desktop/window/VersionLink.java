package dev.coop.desktop.window;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.about.UpdatesModel;
import dev.coop.desktop.about.UpdatesModel.State;
import dev.coop.desktop.text.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/** Says which version this is, or that there is a newer one, and opens more about it. */
final class VersionLink extends Button {
    VersionLink(String version, UpdatesModel updates, Runnable about) {
        getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "version-link");
        setId("version");
        setMinWidth(USE_PREF_SIZE);
        setTooltip(new Tooltip(Texts.of("about.title")));
        setOnAction(event -> about.run());
        updates.stateProperty().subscribe(now -> {
            boolean newer = now instanceof State.Newer;
            setText(
                    now instanceof State.Newer it
                            ? Texts.of("app.newer", it.release().version())
                            : Texts.of("app.version", version));
            setAccessibleText(getText());
            if (newer) {
                getStyleClass().add(Styles.ACCENT);
            } else {
                getStyleClass().remove(Styles.ACCENT);
            }
        });
    }
}
