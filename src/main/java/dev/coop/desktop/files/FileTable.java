package dev.coop.desktop.files;

import atlantafx.base.theme.Styles;
import dev.coop.core.files.FileEntry;
import dev.coop.core.text.Printable;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** What is in a folder: folders before files, whatever they are sorted by. */
final class FileTable extends TableView<FileEntry> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

    FileTable(ObservableList<FileEntry> entries) {
        setId("files");
        getStyleClass().addAll("file-table", Styles.DENSE);
        setAccessibleText(Texts.of("section.files"));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<FileEntry, FileEntry> name = column("files.name", 280, FileTable::compareNames, (cell, entry) -> {
            FontIcon icon = new FontIcon(icon(entry));
            icon.getStyleClass().add(entry.type() == FileEntry.Type.DIRECTORY ? "folder-icon" : "file-icon");
            cell.setGraphic(icon);
            cell.setText(title(entry));
        });
        TableColumn<FileEntry, FileEntry> size = column(
                "files.size",
                80,
                Comparator.comparingLong(FileEntry::size),
                (cell, entry) -> cell.setText(entry.type() == FileEntry.Type.FILE ? Amounts.bytes(entry.size()) : ""));
        TableColumn<FileEntry, FileEntry> changed = column(
                "files.changed",
                150,
                Comparator.comparing(FileEntry::modifiedAt),
                (cell, entry) -> cell.setText(Amounts.age(entry.modifiedAt(), Instant.now())));
        getColumns().add(name);
        getColumns().add(size);
        getColumns().add(changed);
        getSortOrder().add(name);
        setSortPolicy(table -> {
            sort(entries);
            return true;
        });
        entries.addListener((ListChangeListener<FileEntry>) change -> sort(entries));
        sort(entries);
    }

    private void sort(List<FileEntry> entries) {
        Comparator<FileEntry> chosen = getComparator();
        List<FileEntry> sorted = new ArrayList<>(entries);
        sorted.sort(chosen == null ? folders() : folders().thenComparing(chosen));
        getItems().setAll(sorted);
    }

    private static Comparator<FileEntry> folders() {
        return Comparator.comparing(entry -> entry.type() != FileEntry.Type.DIRECTORY);
    }

    private static int compareNames(FileEntry one, FileEntry other) {
        int order = one.name().compareToIgnoreCase(other.name());
        return order != 0 ? order : one.name().compareTo(other.name());
    }

    static String title(FileEntry entry) {
        String name = Printable.of(entry.name());
        return entry.linkTarget() == null ? name : Texts.of("files.link", name, Printable.of(entry.linkTarget()));
    }

    static String time(Instant when) {
        return TIME.format(when.atZone(ZoneId.systemDefault()));
    }

    static Material2OutlinedAL icon(FileEntry entry) {
        return switch (entry.type()) {
            case DIRECTORY -> Material2OutlinedAL.FOLDER;
            case FILE -> Material2OutlinedAL.INSERT_DRIVE_FILE;
            case LINK -> Material2OutlinedAL.LINK;
            case OTHER -> Material2OutlinedAL.DEVICE_UNKNOWN;
        };
    }

    private static TableColumn<FileEntry, FileEntry> column(
            String key,
            double width,
            Comparator<FileEntry> order,
            BiConsumer<TableCell<FileEntry, FileEntry>, FileEntry> show) {
        TableColumn<FileEntry, FileEntry> column = new TableColumn<>(Texts.of(key));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setComparator(order);
        column.setCellFactory(made -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable FileEntry entry, boolean empty) {
                super.updateItem(entry, empty);
                setText(null);
                setGraphic(null);
                if (!empty && entry != null) {
                    show.accept(this, entry);
                }
            }
        });
        return column;
    }
}
