package dev.coop.desktop.files;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A copy under way, how far it is, and the way to stop it. */
final class TransferBar extends HBox {
    private final Transfers transfers;
    private final Label title = new Label();
    private final Label bytes = new Label();

    TransferBar(Transfers transfers) {
        this.transfers = transfers;
        getStyleClass().add("transfer-bar");
        setAlignment(Pos.CENTER_LEFT);
        ProgressIndicator working = new ProgressIndicator();
        working.setAccessibleText(Texts.of("files.copying"));
        bytes.getStyleClass().add("caption");
        Region space = new Region();
        HBox.setHgrow(space, javafx.scene.layout.Priority.ALWAYS);
        Button cancel = Buttons.text("create.cancel", Material2OutlinedAL.CLOSE, transfers::cancel);
        cancel.getStyleClass().add(Styles.SMALL);
        cancel.setId("cancel-copy");
        getChildren().addAll(working, title, bytes, space, cancel);
        transfers.titleProperty().subscribe(this::show);
        transfers.bytesProperty().subscribe(this::show);
        show();
    }

    private void show() {
        title.setText(transfers.titleProperty().get());
        bytes.setText(Amounts.bytes(transfers.bytesProperty().get()));
        Buttons.visible(this, transfers.busy());
    }
}
