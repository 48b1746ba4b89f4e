package dev.coop.desktop.files;

import dev.coop.core.failure.CoopException;
import dev.coop.core.files.ContainerPaths;
import dev.coop.core.files.FileEntry;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.component.EmptyState;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.view.Section;
import dev.coop.desktop.view.ViewContext;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The files of a container: to look at, and to copy to and fro. */
public final class FilesSection implements Section {
    private final FilesModel model;
    private final FileCommands commands;
    private final FileTable table;
    private final PreviewPane preview;
    private final StackPane list = new StackPane();
    private final SplitPane split = new SplitPane();
    private final Label footer = new Label();
    private final BorderPane pane = new BorderPane();
    private boolean visible;
    private String wanted = "";

    public FilesSection(ViewContext context) {
        model = new FilesModel(context.services()::files, context.tasks(), context.notices());
        Transfers transfers = new Transfers(context.services()::files, context.tasks(), context.notices());
        table = new FileTable(model.entries());
        preview = new PreviewPane(context.services()::files, context.tasks());
        commands = new FileCommands(
                model,
                transfers,
                context.window(),
                () -> List.copyOf(table.getSelectionModel().getSelectedItems()));
        split.getItems().add(list);
        footer.getStyleClass().addAll("caption", "files-footer");
        pane.getStyleClass().add("files");
        pane.setTop(new FilesBar(model, commands, transfers));
        pane.setCenter(split);
        pane.setBottom(new VBox(new TransferBar(transfers), footer));
        hear();
        arrange();
    }

    private void hear() {
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<FileEntry>)
                change -> showPreview());
        table.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                openSelected();
            }
        });
        ContextMenu menu = new ContextMenu();
        table.setContextMenu(menu);
        menu.setOnShowing(event -> menu.getItems().setAll(commands.menu(this::openSelected)));
        // A menu without items is never shown.
        menu.getItems().setAll(commands.menu(this::openSelected));
        pane.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setOnDragOver(this::dragged);
        list.setOnDragDropped(this::dropped);
        model.entries().addListener((ListChangeListener<FileEntry>) change -> arrange());
        model.loadingProperty().subscribe(this::arrange);
        model.failureProperty().subscribe(this::arrange);
        model.pathProperty().subscribe(path -> table.getSelectionModel().clearSelection());
    }

    private void pressed(KeyEvent event) {
        if (event.getTarget() instanceof javafx.scene.control.TextInputControl) {
            return;
        }
        boolean known = true;
        switch (event.getCode()) {
            case ENTER -> openSelected();
            case BACK_SPACE -> model.up();
            case DELETE -> commands.delete();
            case F2 -> commands.rename();
            case F5 -> model.refresh();
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    private void dragged(DragEvent event) {
        if (event.getDragboard().hasFiles() && commands.canUpload()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        List<Path> sources =
                event.getDragboard().getFiles().stream().map(File::toPath).toList();
        event.setDropCompleted(!sources.isEmpty());
        event.consume();
        commands.upload(sources);
    }

    private void openSelected() {
        FileEntry entry = table.getSelectionModel().getSelectedItem();
        if (entry == null) {
            return;
        }
        switch (entry.type()) {
            case DIRECTORY -> model.go(model.path(entry));
            // Within the container: it is the container's own system that resolves it.
            case LINK -> {
                if (entry.linkTarget() != null) {
                    model.go(
                            entry.linkTarget().startsWith("/")
                                    ? entry.linkTarget()
                                    : ContainerPaths.child(model.pathProperty().get(), entry.linkTarget()));
                }
            }
            case FILE, OTHER -> showPreview();
        }
    }

    private void showPreview() {
        List<FileEntry> chosen = table.getSelectionModel().getSelectedItems();
        FileEntry entry = chosen.size() == 1 ? chosen.getFirst() : null;
        if (entry == null || entry.type() == FileEntry.Type.DIRECTORY) {
            preview.clear();
            split.getItems().remove(preview);
        } else {
            if (!split.getItems().contains(preview)) {
                split.getItems().add(preview);
                split.setDividerPositions(0.5);
            }
            preview.show(model.container(), model.path(entry), entry);
        }
    }

    private void arrange() {
        Node shown = wanted();
        if (!list.getChildren().contains(shown)) {
            list.getChildren().setAll(shown);
        }
        long bytes = model.entries().stream()
                .filter(entry -> entry.type() == FileEntry.Type.FILE)
                .mapToLong(FileEntry::size)
                .sum();
        footer.setVisible(model.failureProperty().get() == null);
        footer.setText(Texts.of("files.count", model.entries().size(), Amounts.bytes(bytes)));
    }

    private Node wanted() {
        if (!model.entries().isEmpty()) {
            return table;
        }
        CoopException failure = model.failureProperty().get();
        if (model.loadingProperty().get()) {
            return new EmptyState(new ProgressIndicator(), Texts.of("files.loading"), "");
        }
        if (failure != null) {
            return new EmptyState(
                    new FontIcon(Material2OutlinedAL.ERROR_OUTLINE),
                    failure.problem(),
                    Texts.sentence(failure.hint()),
                    Buttons.text("logs.again", Material2OutlinedMZ.REFRESH, model::refresh));
        }
        return new EmptyState(
                new FontIcon(Material2OutlinedAL.FOLDER_OPEN), Texts.of("files.empty"), Texts.of("files.empty.text"));
    }

    private void open() {
        if (visible && !wanted.isEmpty() && !wanted.equals(model.container())) {
            model.open(wanted);
        }
    }

    @Override
    public Parent node() {
        return pane;
    }

    @Override
    public void show(ContainerItem item) {
        wanted = item.name();
        open();
    }

    @Override
    public void forget() {
        wanted = "";
        model.stop();
    }

    /** What was there is shown again, and read anew. */
    @Override
    public void shown() {
        visible = true;
        if (wanted.equals(model.container())) {
            model.refresh();
        } else {
            open();
        }
    }

    @Override
    public void hidden() {
        visible = false;
        model.stop();
    }

    @Override
    public void focus() {
        table.requestFocus();
    }
}
