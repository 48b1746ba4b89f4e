package dev.coop.desktop.window;

import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;

/** The application's icon. */
final class Icon {
    private Icon() {}

    /** For the window's frame and the task bar, in all sizes. */
    static void on(Stage stage) {
        IntStream.of(16, 32, 48, 64, 128, 256, 512)
                .forEach(size -> stage.getIcons().add(image(size, size)));
    }

    /** At a size in the window, sharp at twice the density too. */
    static ImageView view(int size) {
        ImageView view = new ImageView(image(128, 2.0 * size));
        view.setFitWidth(size);
        view.setFitHeight(size);
        return view;
    }

    private static Image image(int file, double size) {
        String path = "/dev/coop/desktop/icon/coop-" + file + ".png";
        return new Image(
                Objects.requireNonNull(Icon.class.getResource(path), path).toExternalForm(), size, size, true, true);
    }
}
