package dev.coop.desktop.component;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Lets one folder of the file manager be dropped on a node, which has the pseudo-class {@code drop} meanwhile. */
public final class FolderDrop {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private FolderDrop() {}

    /** @param possible whether the node takes a folder now */
    public static void on(Node node, BooleanSupplier possible, Consumer<Path> dropped) {
        node.setOnDragOver(event -> {
            if (possible.getAsBoolean() && folder(event.getDragboard()).isPresent()) {
                event.acceptTransferModes(TransferMode.LINK, TransferMode.COPY);
                node.pseudoClassStateChanged(DROP, true);
                event.consume();
            }
        });
        node.setOnDragExited(event -> node.pseudoClassStateChanged(DROP, false));
        node.setOnDragDropped(event -> {
            Optional<Path> folder = possible.getAsBoolean() ? folder(event.getDragboard()) : Optional.empty();
            event.setDropCompleted(folder.isPresent());
            event.consume();
            folder.ifPresent(dropped);
        });
    }

    private static Optional<Path> folder(Dragboard board) {
        return folder(board.getFiles());
    }

    /** The one folder that these are; nothing when they are several, or no folder. */
    static Optional<Path> folder(List<File> files) {
        return files != null && files.size() == 1 && files.getFirst().isDirectory()
                ? Optional.of(files.getFirst().toPath())
                : Optional.empty();
    }
}
