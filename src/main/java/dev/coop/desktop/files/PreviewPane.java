package dev.coop.desktop.files;

import dev.coop.core.files.ContainerFiles;
import dev.coop.core.files.FileEntry;
import dev.coop.core.text.Printable;
import dev.coop.desktop.component.EmptyState;
import dev.coop.desktop.logs.LogLine;
import dev.coop.desktop.logs.LogList;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.task.BackgroundTasks.Job;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Shows what is in a file. */
final class PreviewPane extends BorderPane {
    private final Supplier<ContainerFiles> files;
    private final BackgroundTasks tasks;
    private final Label name = new Label();
    private final Label about = new Label();
    private Job job = () -> {};
    private int turn;

    /** @param files asked for in the background */
    PreviewPane(Supplier<ContainerFiles> files, BackgroundTasks tasks) {
        this.files = files;
        this.tasks = tasks;
        getStyleClass().add("preview");
        name.getStyleClass().add("card-title");
        about.getStyleClass().add("caption");
        about.setWrapText(true);
        VBox heading = new VBox(name, about);
        heading.getStyleClass().add("preview-heading");
        setTop(heading);
    }

    void show(String container, String path, FileEntry entry) {
        clear();
        name.setText(Printable.of(entry.name()));
        about.setText(Texts.of(
                "files.about",
                entry.type() == FileEntry.Type.FILE ? Amounts.bytes(entry.size()) : Texts.of("amount.unknown"),
                permissions(entry.mode()),
                entry.uid(),
                FileTable.time(entry.modifiedAt())));
        setCenter(new EmptyState(new ProgressIndicator(), Texts.of("files.reading"), ""));
        int mine = turn;
        job = tasks.start(
                () -> PreviewReader.read(files.get(), container, path, entry),
                preview -> {
                    if (mine == turn) {
                        setCenter(content(preview));
                    }
                },
                problem -> {
                    if (mine == turn) {
                        setCenter(content(new Preview.Failed(problem)));
                    }
                });
    }

    /** Shows nothing, and reads nothing more. */
    void clear() {
        turn++;
        job.cancel();
        setCenter(null);
    }

    private Node content(Preview preview) {
        return switch (preview) {
            case Preview.Text text -> lines(text);
            case Preview.Picture picture -> {
                about.setText(Texts.of("files.pixels", about.getText(), picture.width(), picture.height()));
                yield new PicturePane(picture);
            }
            case Preview.Nothing nothing ->
                new EmptyState(
                        new FontIcon(Material2OutlinedAL.INSERT_DRIVE_FILE),
                        Texts.of(
                                switch (nothing.reason()) {
                                    case EMPTY -> "files.preview.empty";
                                    case BINARY -> "files.preview.binary";
                                    case LARGE -> "files.preview.large";
                                    case OTHER -> "files.preview.other";
                                }),
                        "");
            case Preview.Failed failed ->
                new EmptyState(
                        new FontIcon(Material2OutlinedAL.ERROR_OUTLINE),
                        failed.why().problem(),
                        Texts.sentence(failed.why().hint()));
        };
    }

    private static Node lines(Preview.Text text) {
        LogList list =
                new LogList(FXCollections.observableArrayList(text.lines()), () -> "", Texts.of("files.preview"));
        list.setId("preview-lines");
        list.followProperty().set(false);
        if (text.whole()) {
            return list;
        }
        list.getItems().add(LogLine.plain(Texts.of("files.cut", Amounts.bytes(PreviewReader.MOST_TEXT))));
        return list;
    }

    /** Such as {@code rw-r--r--}. */
    static String permissions(int mode) {
        StringBuilder text = new StringBuilder();
        for (int bit = 8; bit >= 0; bit--) {
            text.append((mode >> bit & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
        }
        return text.toString();
    }

    /** A picture, made smaller where it does not fit, never larger. */
    private static final class PicturePane extends StackPane {
        PicturePane(Preview.Picture picture) {
            getStyleClass().add("picture-pane");
            setMinSize(0, 0);
            ImageView view = new ImageView(picture.image());
            view.setId("preview-picture");
            view.setPreserveRatio(true);
            view.setAccessibleText(Texts.of("files.preview"));
            double width = picture.image().getWidth();
            double height = picture.image().getHeight();
            widthProperty().subscribe(room -> view.setFitWidth(Math.clamp(room.doubleValue() - 32, 1, width)));
            heightProperty().subscribe(room -> view.setFitHeight(Math.clamp(room.doubleValue() - 32, 1, height)));
            getChildren().add(view);
        }
    }
}
