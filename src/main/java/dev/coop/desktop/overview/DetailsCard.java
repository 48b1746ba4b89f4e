package dev.coop.desktop.overview;

import dev.coop.core.container.Container;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.time.Duration;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** What a container is, and where it is reached. */
final class DetailsCard extends VBox {
    private final GridPane table = new GridPane();
    private final Label address = new Label();
    private final Label image = new Label();
    private final Label uptime = new Label();
    private final Label created = new Label();
    private final Label disk = new Label();
    private final Label folders = new Label();
    private final Label snapshots = new Label();
    private final Button copy =
            Buttons.flat("fact.address.copy", Material2OutlinedAL.CONTENT_COPY, () -> copy(address.getText()));

    DetailsCard() {
        getStyleClass().addAll("card", "details-card");
        Label title = new Label(Texts.of("fact.title"));
        title.getStyleClass().add("card-title");
        table.getStyleClass().add("details");
        HBox reached = new HBox(address, copy);
        reached.setAlignment(Pos.CENTER_LEFT);
        reached.getStyleClass().add("address");
        fact("fact.address", address, reached);
        fact("fact.image", image, image);
        fact("fact.uptime", uptime, uptime);
        fact("fact.created", created, created);
        fact("fact.disk", disk, disk);
        fact("fact.folders", folders, folders);
        fact("fact.snapshots", snapshots, snapshots);
        getChildren().addAll(title, table);
    }

    private void fact(String key, Label value, javafx.scene.Node shown) {
        Label label = new Label(Texts.of(key));
        label.getStyleClass().add("caption");
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(value);
        table.addRow(table.getRowCount(), label, shown);
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** @param startedAt null when it does not run, and while that is unknown */
    void show(Container container, @Nullable Instant startedAt, Instant now) {
        Integer gigabytes = container.diskGb();
        address.setText(Amounts.orUnknown(container.ipv4()));
        Buttons.visible(copy, container.ipv4() != null);
        image.setText(Amounts.orUnknown(container.image()));
        uptime.setText(
                startedAt == null
                        ? Amounts.orUnknown(null)
                        : Amounts.duration(startedAt.isAfter(now) ? Duration.ZERO : Duration.between(startedAt, now)));
        created.setText(Amounts.age(container.createdAt(), now));
        disk.setText(gigabytes == null ? Texts.of("fact.disk.pool") : Amounts.gigabytes(gigabytes));
        folders.setText(Texts.of("fact.folders.n", container.mounts()));
        Integer taken = container.snapshots();
        snapshots.setText(taken == null ? Amounts.orUnknown(null) : Texts.of("fact.folders.n", taken));
    }
}
