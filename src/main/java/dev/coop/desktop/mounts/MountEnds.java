package dev.coop.desktop.mounts;

import dev.coop.core.mount.Mount.Mode;
import dev.coop.core.text.Printable;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Texts;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/**
 * A folder of the host on the left, where the container sees it on the right, and the arrow between them. Names come from
 * the disk and can be hostile: nothing but {@link Printable} text is shown.
 */
final class MountEnds extends GridPane {
    private final End source = new End(Material2OutlinedAL.FOLDER);
    private final End target = new End(Material2OutlinedAL.DNS);
    private final Arrow arrow = new Arrow();

    MountEnds() {
        getStyleClass().add("mount-ends");
        ColumnConstraints end = new ColumnConstraints();
        end.setPercentWidth(41);
        ColumnConstraints middle = new ColumnConstraints();
        middle.setPercentWidth(18);
        getColumnConstraints().setAll(end, middle, end);
        addRow(0, source, arrow, target);
    }

    void show(Path host, String inside, Mode mode) {
        Path name = host.getFileName();
        source.show(Printable.of((name == null ? host : name).toString()), Printable.of(host.toString()));
        int slash = inside.lastIndexOf('/');
        target.show(Printable.of(inside.substring(slash + 1)), Printable.of(inside));
        arrow.show(mode);
    }

    /** Both ends and the direction, for those who cannot see the arrow. */
    static String spoken(String host, String inside, Mode mode) {
        return Texts.of(
                mode.isReadOnly() ? "mounts.spoken.read" : "mounts.spoken.write",
                Printable.of(host),
                Printable.of(inside));
    }

    private static final class End extends HBox {
        private final Label name = new Label();
        private final Label path = new Label();

        End(Ikon icon) {
            getStyleClass().add("mount-end");
            setAlignment(Pos.CENTER_LEFT);
            name.getStyleClass().add("name");
            path.getStyleClass().add("path");
            // What is shared has to be seen whole: nothing of the path is left out.
            path.setWrapText(true);
            path.setMinHeight(USE_PREF_SIZE);
            VBox texts = new VBox(name, path);
            texts.setMinWidth(0);
            HBox.setHgrow(texts, Priority.ALWAYS);
            getChildren().addAll(new FontIcon(icon), texts);
            setMinWidth(0);
        }

        void show(String last, String whole) {
            name.setText(last);
            path.setText(whole);
            path.setTooltip(new Tooltip(whole));
        }
    }

    /** {@code --->} or {@code <--->}, with what it means beneath. */
    private static final class Arrow extends VBox {
        private final Region back = new Region();
        private final Label meaning = new Label();

        Arrow() {
            getStyleClass().add("mount-arrow");
            setAlignment(Pos.CENTER);
            back.getStyleClass().addAll("head", "back");
            Region line = new Region();
            line.getStyleClass().add("line");
            HBox.setHgrow(line, Priority.ALWAYS);
            Region forth = new Region();
            forth.getStyleClass().addAll("head", "forth");
            HBox shaft = new HBox(back, line, forth);
            shaft.setAlignment(Pos.CENTER);
            meaning.getStyleClass().add("meaning");
            meaning.setMinWidth(USE_PREF_SIZE);
            getChildren().addAll(shaft, meaning);
        }

        void show(Mode mode) {
            Buttons.visible(back, !mode.isReadOnly());
            meaning.setText(Texts.of(mode.isReadOnly() ? "mounts.read" : "mounts.write"));
        }
    }
}
