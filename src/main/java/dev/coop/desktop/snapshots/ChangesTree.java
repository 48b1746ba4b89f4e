package dev.coop.desktop.snapshots;

import dev.coop.core.snapshot.diff.FileChange;
import dev.coop.core.snapshot.diff.PackageChange;
import dev.coop.core.snapshot.diff.SnapshotDiff;
import dev.coop.core.text.Printable;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Changes of files by folder, and of packages. Folders in which much has changed are closed at first. */
final class ChangesTree extends TreeView<ChangesTree.Row> {
    private static final int OPEN_UP_TO = 8;

    /**
     * A line.
     *
     * @param sign what became of it, as one character; empty for a folder
     * @param remark sizes, versions or counts
     * @param change null for a line that is no file
     */
    record Row(
            String sign,
            String name,
            String remark,
            @Nullable FileChange change) {}

    ChangesTree() {
        getStyleClass().add("changes-tree");
        setId("changes");
        setShowRoot(false);
        setAccessibleText(Texts.of("changes.accessible"));
        setCellFactory(tree -> new Cell());
    }

    void show(SnapshotDiff diff) {
        TreeItem<Row> root = new TreeItem<>(new Row("", "", "", null));
        if (!diff.packages().isEmpty()) {
            add(
                    root,
                    Texts.of("changes.packages"),
                    diff.packages().stream().map(ChangesTree::row).toList());
        }
        Map<String, List<Row>> folders = new TreeMap<>();
        for (FileChange each : diff.files()) {
            int end = each.path().lastIndexOf('/') + 1;
            folders.computeIfAbsent(each.path().substring(0, end), _ -> new ArrayList<>())
                    .add(row(each, end));
        }
        folders.forEach((folder, rows) -> add(root, Printable.of(folder), rows));
        setRoot(root);
    }

    private static void add(TreeItem<Row> root, String title, List<Row> rows) {
        TreeItem<Row> parent = new TreeItem<>(new Row("", title, Integer.toString(rows.size()), null));
        rows.forEach(row -> parent.getChildren().add(new TreeItem<>(row)));
        parent.setExpanded(rows.size() <= OPEN_UP_TO);
        root.getChildren().add(parent);
    }

    private static Row row(FileChange change, int folder) {
        String name =
                Printable.of(change.path().substring(folder)) + (change.type() == FileChange.Type.FOLDER ? "/" : "");
        boolean isFile = change.type() == FileChange.Type.FILE;
        return switch (change.kind()) {
            case ADDED -> new Row("+", name, isFile ? Amounts.bytes(change.sizeAfter()) : "", change);
            case REMOVED -> new Row("−", name, isFile ? Amounts.bytes(change.sizeBefore()) : "", change);
            case CHANGED ->
                new Row(
                        "~",
                        name,
                        isFile
                                ? Texts.of(
                                        "changes.sizes",
                                        Amounts.bytes(change.sizeBefore()),
                                        Amounts.bytes(change.sizeAfter()))
                                : "",
                        change);
            case METADATA -> new Row("·", name, Texts.of("changes.metadata"), change);
        };
    }

    private static Row row(PackageChange change) {
        String name = Printable.of(change.manager() + " " + change.name());
        String before = Printable.of(Objects.requireNonNullElse(change.before(), ""));
        String after = Printable.of(Objects.requireNonNullElse(change.after(), ""));
        if (before.isEmpty()) {
            return new Row("+", name, after, null);
        }
        return after.isEmpty()
                ? new Row("−", name, before, null)
                : new Row("~", name, Texts.of("changes.sizes", before, after), null);
    }

    private static final class Cell extends TreeCell<Row> {
        private final Label sign = new Label();
        private final Label name = new Label();
        private final Label remark = new Label();
        private final HBox row = new HBox(sign, name, remark);
        private String style = "";

        Cell() {
            sign.getStyleClass().add("sign");
            remark.getStyleClass().add("remark");
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            row.getStyleClass().add("change-row");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Row item, boolean empty) {
            super.updateItem(item, empty);
            row.getStyleClass().remove(style);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            style = switch (item.sign()) {
                case "+" -> "added";
                case "−" -> "removed";
                case "" -> "folder";
                default -> "changed";
            };
            row.getStyleClass().add(style);
            sign.setText(item.sign());
            sign.setManaged(!item.sign().isEmpty());
            name.setText(item.name());
            remark.setText(item.remark());
            setGraphic(row);
            setAccessibleText(Texts.of("changes.spoken", spoken(item.sign()), item.name(), item.remark()));
        }

        private static String spoken(String sign) {
            return Texts.of(
                    switch (sign) {
                        case "+" -> "changes.added";
                        case "−" -> "changes.removed";
                        case "" -> "changes.folder";
                        default -> "changes.changed";
                    });
        }
    }
}
