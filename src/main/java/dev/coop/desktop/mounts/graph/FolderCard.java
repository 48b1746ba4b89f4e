package dev.coop.desktop.mounts.graph;

import atlantafx.base.theme.Styles;
import dev.coop.core.text.Printable;
import dev.coop.desktop.mounts.graph.GraphLayout.FolderBox;
import dev.coop.desktop.text.Texts;
import java.nio.file.Path;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A folder of this computer in the picture. */
final class FolderCard extends HBox {
    private static final PseudoClass SHARED = PseudoClass.getPseudoClass("shared");

    /** @param broken whether it is missing, or not what was shared */
    FolderCard(FolderBox folder, boolean broken) {
        getStyleClass().add("graph-folder");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(
                Texts.of("graph.folder", Printable.of(folder.path()), String.join(", ", folder.containers())));
        pseudoClassStateChanged(SHARED, folder.isShared());
        pseudoClassStateChanged(Styles.STATE_DANGER, broken);
        Path last = Path.of(folder.path()).getFileName();
        Label name = new Label(Printable.of(last == null ? folder.path() : last.toString()));
        name.getStyleClass().add("name");
        Label path = new Label(Printable.of(folder.path()));
        path.getStyleClass().add("path");
        path.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        VBox texts = new VBox(name, path);
        texts.setAlignment(Pos.CENTER_LEFT);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        getChildren().addAll(new FontIcon(Material2OutlinedAL.FOLDER), texts);
        if (folder.isShared()) {
            Label count = new Label(String.valueOf(folder.containers().size()), new FontIcon(Material2OutlinedAL.DNS));
            count.getStyleClass().add("shared-by");
            count.setMinWidth(USE_PREF_SIZE);
            getChildren().add(count);
        }
    }
}
