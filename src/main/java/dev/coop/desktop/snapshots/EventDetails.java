package dev.coop.desktop.snapshots;

import atlantafx.base.theme.Styles;
import dev.coop.core.container.ContainerStatus.MountPoint;
import dev.coop.core.snapshot.ContainerHistory.Event;
import dev.coop.core.snapshot.ContainerSnapshot;
import dev.coop.core.text.Printable;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.time.Instant;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The chosen event, and what can be done with it. */
final class EventDetails extends VBox {
    private final SnapshotActions actions;
    private final FontIcon icon = new FontIcon();
    private final StackPane sign = new StackPane(icon);
    private final Label title = new Label();
    private final Label when = new Label();
    private final Label current = new Label(Texts.of("snapshot.current"));
    private final GridPane facts = new GridPane();
    private final FlowPane buttons = new FlowPane();
    private String style = "";

    EventDetails(SnapshotActions actions) {
        this.actions = actions;
        getStyleClass().addAll("card", "event-details");
        sign.getStyleClass().add("sign");
        title.getStyleClass().add("title");
        title.setWrapText(true);
        title.setId("event-title");
        when.getStyleClass().add("caption");
        current.getStyleClass().add("current");
        current.setWrapText(true);
        current.setId("event-current");
        HBox head = new HBox(sign, new VBox(title, when));
        head.getStyleClass().add("head");
        head.setAlignment(Pos.CENTER_LEFT);
        facts.getStyleClass().add("facts");
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        facts.getColumnConstraints().addAll(new ColumnConstraints(), wide);
        buttons.getStyleClass().add("actions");
        getChildren().addAll(head, current, facts, buttons);
    }

    /** @param isCurrent whether the disk goes on from this snapshot */
    void show(@Nullable Event event, boolean isCurrent) {
        setVisible(event != null);
        facts.getChildren().clear();
        buttons.getChildren().clear();
        if (event == null) {
            return;
        }
        sign.getStyleClass().remove(style);
        style = Events.style(event);
        sign.getStyleClass().add(style);
        icon.setIconCode(Events.icon(event));
        title.setText(Events.title(event));
        when.setText(Texts.of("event.when", Events.moment(event.at()), Amounts.age(event.at(), Instant.now())));
        Buttons.visible(current, isCurrent);
        switch (event.kind()) {
            case SNAPSHOT -> {
                if (event.snapshot() != null) {
                    showSnapshot(event.snapshot());
                }
            }
            case CREATED -> fact("event.fact.source", Printable.of(event.subject()));
            case RESTORED ->
                buttons.getChildren()
                        .add(Buttons.text(
                                "event.show", Material2OutlinedMZ.PHOTO_CAMERA, () -> actions.show(event.subject())));
            case MOUNT_ADDED, MOUNT_REMOVED -> {
                fact("event.fact.folder", Printable.of(event.detail()));
                fact("event.fact.target", Printable.of(event.subject()));
            }
            case LOCKED, UNLOCKED -> {}
        }
    }

    private void showSnapshot(ContainerSnapshot snapshot) {
        fact("snapshot.note", Printable.of(snapshot.note()));
        fact(
                "snapshot.origin",
                Texts.of(
                        switch (snapshot.origin()) {
                            case USER -> "snapshot.origin.user";
                            case SCHEDULE -> "snapshot.origin.schedule";
                            case RESTORE -> "snapshot.origin.restore";
                            case MOUNT -> "snapshot.origin.mount";
                            case SHELL -> "snapshot.origin.shell";
                        }));
        fact("snapshot.size", snapshot.sizeBytes() == null ? "" : Amounts.bytes(snapshot.sizeBytes()));
        fact("snapshot.expires", snapshot.expiresAt() == null ? "" : Events.moment(snapshot.expiresAt()));
        fact(
                "snapshot.mounts",
                snapshot.mounts().stream()
                        .map(MountPoint::source)
                        .map(Printable::of)
                        .collect(Collectors.joining("\n")));
        String name = snapshot.name();
        button(
                "snapshot.restore",
                Material2OutlinedMZ.SETTINGS_BACKUP_RESTORE,
                () -> actions.restore(name),
                Styles.ACCENT);
        button("snapshot.compare", Material2OutlinedAL.COMPARE_ARROWS, () -> actions.compare(name), "");
        button("snapshot.copy", Material2OutlinedAL.CALL_SPLIT, () -> actions.newContainer(name), "");
        button("snapshot.rename", Material2OutlinedAL.EDIT, () -> actions.rename(name), "");
        button("snapshot.delete", Material2OutlinedAL.DELETE_OUTLINE, () -> actions.delete(name), Styles.DANGER)
                .getStyleClass()
                .add(Styles.BUTTON_OUTLINED);
    }

    private Button button(String key, Ikon picture, Runnable action, String look) {
        Button button = Buttons.text(key, picture, action);
        button.setId(key.replace('.', '-'));
        if (!look.isEmpty()) {
            button.getStyleClass().add(look);
        }
        buttons.getChildren().add(button);
        return button;
    }

    /** What is unknown is left out. */
    private void fact(String key, String value) {
        if (value.isEmpty()) {
            return;
        }
        Label name = new Label(Texts.of(key));
        name.getStyleClass().add("caption");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label text = new Label(value);
        text.setWrapText(true);
        name.setLabelFor(text);
        GridPane.setValignment(name, javafx.geometry.VPos.TOP);
        facts.addRow(facts.getRowCount(), name, text);
    }

    void allow(boolean allowed) {
        buttons.setDisable(!allowed);
    }
}
