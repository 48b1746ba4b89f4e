package dev.coop.desktop.snapshots;

import atlantafx.base.theme.Styles;
import dev.coop.core.failure.CoopException;
import dev.coop.core.snapshot.diff.FileChange;
import dev.coop.core.snapshot.diff.SnapshotDiff;
import dev.coop.core.snapshot.diff.TextDiff;
import dev.coop.core.text.Printable;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.component.EmptyState;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.theme.Theme;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TreeItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** What has changed since a snapshot, in a window of its own that can stay open. */
final class ChangesWindow {
    private static final double WIDTH = 880;
    private static final double HEIGHT = 600;

    private final ChangesModel model;
    private final Stage window = new Stage();
    private final ChangesTree tree = new ChangesTree();
    private final Label summary = new Label();
    private final ListView<String> text = new ListView<>();
    private final Label textNote = new Label();
    private final Button read;
    private final StackPane body = new StackPane();
    private final Node changes;
    private final EmptyState comparing =
            new EmptyState(new ProgressIndicator(), Texts.of("changes.comparing"), Texts.of("changes.comparing.text"));
    private final EmptyState nothing = new EmptyState(
            new FontIcon(Material2OutlinedAL.COMPARE_ARROWS), Texts.of("changes.none"), Texts.of("changes.none.text"));
    private final EmptyState failed =
            new EmptyState(new FontIcon(Material2OutlinedAL.ERROR_OUTLINE), Texts.of("changes.failed"), "");

    ChangesWindow(ChangesModel model, Window owner, Theme theme) {
        this.model = model;
        read = Buttons.text("changes.read", Material2OutlinedAL.COMPARE_ARROWS, this::readText);
        read.setId("changes-read");
        read.getStyleClass().add(Styles.SMALL);
        changes = changes();
        BorderPane root = new BorderPane(body);
        root.setTop(head());
        root.getStyleClass().add("changes");
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        theme.dress(scene);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                window.close();
            }
        });
        window.initOwner(owner);
        window.setTitle(Texts.of("changes.title", model.container()));
        window.setScene(scene);
        window.setOnHidden(event -> model.close());
        model.diffProperty().subscribe(now -> update());
        model.failureProperty().subscribe(now -> update());
        model.textProperty().subscribe(this::showText);
        model.readingProperty()
                .subscribe(reading -> Buttons.working(read, reading, Material2OutlinedAL.COMPARE_ARROWS));
        tree.getSelectionModel().selectedItemProperty().subscribe(item -> offerText());
    }

    private Node head() {
        Label title = new Label(Texts.of("changes.since", model.from()));
        title.getStyleClass().add("title");
        summary.getStyleClass().add("caption");
        summary.setId("changes-summary");
        String now = Texts.of("changes.now");
        ComboBox<String> until = new ComboBox<>();
        until.getItems()
                .setAll(Stream.concat(Stream.of(now), model.later().reversed().stream())
                        .toList());
        until.setValue(now);
        until.setId("changes-until");
        until.setAccessibleText(Texts.of("changes.until"));
        until.valueProperty().addListener((value, before, wanted) -> model.compare(wanted.equals(now) ? null : wanted));
        Label arrow = new Label(Texts.of("changes.until"));
        arrow.setLabelFor(until);
        HBox line = new HBox(title, arrow, until);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("line");
        VBox head = new VBox(line, summary);
        head.getStyleClass().add("changes-head");
        return head;
    }

    private Node changes() {
        text.getStyleClass().add("text-diff");
        text.setId("text-diff");
        text.setAccessibleText(Texts.of("changes.text.accessible"));
        text.setCellFactory(list -> new Line());
        textNote.setWrapText(true);
        textNote.getStyleClass().add("caption");
        HBox bar = new HBox(read, textNote);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("text-bar");
        BorderPane side = new BorderPane(text);
        side.setTop(bar);
        SplitPane split = new SplitPane(tree, side);
        split.setDividerPositions(0.46);
        return split;
    }

    void show() {
        model.compare(null);
        window.show();
    }

    private void update() {
        SnapshotDiff diff = model.diffProperty().get();
        CoopException why = model.failureProperty().get();
        Node wanted;
        if (why != null) {
            failed.say(Texts.of("changes.failed"), why.problem() + ". " + Texts.sentence(why.hint()));
            wanted = failed;
        } else if (diff == null) {
            summary.setText(" ");
            wanted = comparing;
        } else {
            summary.setText(ChangesText.of(diff));
            tree.show(diff);
            offerText();
            wanted = diff.files().isEmpty() ? nothing : changes;
        }
        body.getChildren().setAll(wanted);
        if (wanted.equals(changes)) {
            tree.requestFocus();
        }
    }

    private @Nullable FileChange chosen() {
        TreeItem<ChangesTree.Row> item = tree.getSelectionModel().getSelectedItem();
        return item == null || item.getValue() == null ? null : item.getValue().change();
    }

    private void offerText() {
        FileChange change = chosen();
        text.getItems().clear();
        boolean has =
                change != null && change.type() != FileChange.Type.FOLDER && change.kind() != FileChange.Kind.METADATA;
        read.setDisable(!has);
        textNote.setText(has ? "" : Texts.of("changes.choose"));
    }

    private void readText() {
        FileChange change = chosen();
        if (change != null) {
            model.read(change.path());
        }
    }

    private void showText(@Nullable TextDiff found) {
        FileChange change = chosen();
        if (found == null || change == null || !change.path().equals(found.path())) {
            return;
        }
        text.getItems().setAll(found.unified().lines().map(Printable::of).toList());
        textNote.setText(found.omitted().isEmpty() ? "" : Texts.of("changes.omitted", found.omitted()));
    }

    private static final class Line extends ListCell<String> {
        /** The first lines name the file. */
        private static final int NAMES = 2;

        private String style = "";

        @Override
        protected void updateItem(@Nullable String line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().remove(style);
            setText(empty ? null : line);
            if (line == null || empty) {
                return;
            }
            style = style(line);
            if (!style.isEmpty()) {
                getStyleClass().add(style);
            }
        }

        private String style(String line) {
            if (line.startsWith("@") || getIndex() < NAMES) {
                return "place";
            }
            return line.startsWith("+") ? "added" : line.startsWith("-") ? "removed" : "";
        }
    }
}
