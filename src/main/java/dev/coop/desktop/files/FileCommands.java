package dev.coop.desktop.files;

import dev.coop.core.files.FileEntry;
import dev.coop.core.text.Printable;
import dev.coop.desktop.component.DangerQuestion;
import dev.coop.desktop.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What can be done with the files, where the user is asked something first. */
final class FileCommands {
    private final FilesModel model;
    private final Transfers transfers;
    private final Window window;
    private final Supplier<List<FileEntry>> chosen;

    FileCommands(FilesModel model, Transfers transfers, Window window, Supplier<List<FileEntry>> chosen) {
        this.model = model;
        this.transfers = transfers;
        this.window = window;
        this.chosen = chosen;
    }

    /** Whether something can be copied now. */
    boolean canUpload() {
        return !transfers.busy() && !model.container().isEmpty();
    }

    void uploadFiles() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("files.upload"));
        List<File> files = chooser.showOpenMultipleDialog(window);
        if (files != null) {
            upload(files.stream().map(File::toPath).toList());
        }
    }

    void uploadFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.of("files.upload.folder"));
        File folder = chooser.showDialog(window);
        if (folder != null) {
            upload(List.of(folder.toPath()));
        }
    }

    /** Asks first when something would be replaced. */
    void upload(List<Path> sources) {
        if (sources.isEmpty() || !canUpload()) {
            return;
        }
        String container = model.container();
        String folder = model.pathProperty().get();
        Runnable copy = () -> transfers.upload(container, sources, folder, model::refresh);
        List<String> replaced = sources.stream()
                .map(source -> String.valueOf(source.getFileName()))
                .filter(model::has)
                .toList();
        if (replaced.isEmpty()) {
            copy.run();
            return;
        }
        DangerQuestion.ask(
                window,
                Texts.of("files.replace.question", replaced.size(), Printable.of(replaced.getFirst())),
                List.of(Texts.of("files.replace.lost"), Texts.of("delete.final")),
                Texts.of("files.replace"),
                Texts.of("delete.no", replaced.size()),
                copy);
    }

    void download() {
        List<FileEntry> entries = chosen.get();
        if (entries.isEmpty() || transfers.busy()) {
            return;
        }
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.of("files.download.where"));
        File folder = chooser.showDialog(window);
        if (folder != null) {
            transfers.download(model.container(), model.pathProperty().get(), entries, folder.toPath());
        }
    }

    void createFolder() {
        NameQuestion.ask(window, Texts.of("files.folder"), "", model::has, model::createFolder);
    }

    void rename() {
        List<FileEntry> entries = chosen.get();
        if (entries.size() == 1) {
            FileEntry entry = entries.getFirst();
            NameQuestion.ask(
                    window,
                    Texts.of("files.rename.question", Printable.of(entry.name())),
                    entry.name(),
                    model::has,
                    name -> model.rename(entry, name));
        }
    }

    void delete() {
        List<FileEntry> entries = chosen.get();
        if (entries.isEmpty()) {
            return;
        }
        List<String> losses = new ArrayList<>();
        if (entries.size() > 1) {
            losses.add(
                    Printable.of(entries.stream().limit(20).map(FileEntry::name).collect(Collectors.joining(", "))));
        }
        if (entries.stream().anyMatch(entry -> entry.type() == FileEntry.Type.DIRECTORY)) {
            losses.add(Texts.of("files.delete.folders"));
        }
        losses.add(Texts.of("delete.final"));
        DangerQuestion.ask(
                window,
                Texts.of(
                        "files.delete.question",
                        entries.size(),
                        Printable.of(entries.getFirst().name())),
                losses,
                Texts.of("delete.no", entries.size()),
                () -> model.delete(entries));
    }

    private void copyPath() {
        String paths = chosen.get().stream().map(model::path).collect(Collectors.joining("\n"));
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, paths));
    }

    /** For what is chosen. */
    List<MenuItem> menu(Runnable open) {
        int count = chosen.get().size();
        return List.of(
                item("files.open", Material2OutlinedAL.FOLDER_OPEN, open, count == 1),
                item("files.download", Material2OutlinedAL.GET_APP, this::download, count > 0 && !transfers.busy()),
                item("files.copy.path", Material2OutlinedAL.CONTENT_COPY, this::copyPath, count > 0),
                new SeparatorMenuItem(),
                item("files.rename", Material2OutlinedAL.EDIT, this::rename, count == 1),
                item("files.delete", Material2OutlinedAL.DELETE_OUTLINE, this::delete, count > 0),
                new SeparatorMenuItem(),
                item("files.folder", Material2OutlinedAL.CREATE_NEW_FOLDER, this::createFolder, true),
                item("images.refresh", Material2OutlinedMZ.REFRESH, model::refresh, true));
    }

    private static MenuItem item(String key, Ikon icon, Runnable action, boolean possible) {
        MenuItem item = new MenuItem(Texts.of(key), new FontIcon(icon));
        item.setId(key.replace('.', '-'));
        item.setDisable(!possible);
        item.setOnAction(event -> action.run());
        return item;
    }
}
