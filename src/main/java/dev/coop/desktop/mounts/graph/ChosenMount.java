package dev.coop.desktop.mounts.graph;

import dev.coop.core.mount.Mount;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.mounts.MountRow;
import dev.coop.desktop.mounts.MountsModel;
import dev.coop.desktop.text.Texts;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** All about the chosen mount, and what can be done to it. */
final class ChosenMount extends VBox {
    private final MountsModel model;
    private final Hyperlink container = new Hyperlink(null, new FontIcon(Material2OutlinedAL.DNS));
    private @Nullable Mount shown;
    private @Nullable MountRow row;

    /** @param open shows a container */
    ChosenMount(MountsModel model, Consumer<String> open) {
        this.model = model;
        getStyleClass().add("chosen-mount");
        container.setId("graph-container");
        container.setOnAction(event -> {
            container.setVisited(false);
            if (shown != null) {
                open.accept(shown.container());
            }
        });
    }

    /** @param mount null for none */
    void show(@Nullable Mount mount) {
        Mount before = shown;
        shown = mount;
        Buttons.visible(this, mount != null);
        if (mount == null) {
            row = null;
            getChildren().clear();
            return;
        }
        MountRow now = row;
        boolean same = before != null
                && before.container().equals(mount.container())
                && before.name().equals(mount.name());
        if (now == null || !same) {
            now = new MountRow(model, mount);
            row = now;
            getChildren().setAll(container, now);
        }
        container.setText(mount.container());
        container.setAccessibleText(Texts.of("graph.open", mount.container()));
        now.show(mount, Instant.now(), model.isWorking(mount));
    }
}
