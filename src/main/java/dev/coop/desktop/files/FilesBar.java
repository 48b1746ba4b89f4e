package dev.coop.desktop.files;

import dev.coop.core.text.Printable;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Above the files: where one is, and what can be done there. */
final class FilesBar extends HBox {

    FilesBar(FilesModel model, FileCommands commands, Transfers transfers) {
        getStyleClass().add("tool-line");
        setAlignment(Pos.CENTER_LEFT);
        Button up = Buttons.icon("files.up", Material2OutlinedAL.ARROW_UPWARD, model::up);
        up.setId("files-up");
        Button home = Buttons.icon("files.home", Material2OutlinedAL.HOME, () -> model.go(FilesModel.HOME));
        TextField path = new TextField();
        path.setId("files-path");
        path.setAccessibleText(Texts.of("files.path"));
        HBox.setHgrow(path, Priority.ALWAYS);
        path.setOnAction(event -> model.go(path.getText().strip()));
        path.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                path.setText(model.pathProperty().get());
                event.consume();
            }
        });
        model.pathProperty().subscribe(now -> {
            path.setText(Printable.of(now));
            up.setDisable(now.equals("/"));
        });
        Button refresh = Buttons.icon("images.refresh", Material2OutlinedMZ.REFRESH, model::refresh);
        Button folder = Buttons.icon("files.folder", Material2OutlinedAL.CREATE_NEW_FOLDER, commands::createFolder);
        folder.setId("files-folder-button");
        MenuItem uploadFiles = new MenuItem(Texts.of("files.upload.files"));
        uploadFiles.setOnAction(event -> commands.uploadFiles());
        MenuItem uploadFolder = new MenuItem(Texts.of("files.upload.folder"));
        uploadFolder.setOnAction(event -> commands.uploadFolder());
        MenuButton upload = new MenuButton(
                Texts.of("files.upload"), new FontIcon(Material2OutlinedMZ.PUBLISH), uploadFiles, uploadFolder);
        upload.setAccessibleText(Texts.of("files.upload"));
        upload.setMinWidth(USE_PREF_SIZE);
        Button download = Buttons.text("files.download", Material2OutlinedAL.GET_APP, commands::download);
        transfers.titleProperty().subscribe(title -> {
            upload.setDisable(!title.isEmpty());
            download.setDisable(!title.isEmpty());
        });
        getChildren().addAll(up, home, path, refresh, folder, upload, download);
    }
}
