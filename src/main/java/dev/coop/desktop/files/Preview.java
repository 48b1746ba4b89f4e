package dev.coop.desktop.files;

import dev.coop.core.failure.CoopException;
import dev.coop.desktop.logs.LogLine;
import java.util.List;
import javafx.scene.image.Image;

/** What can be shown of a file. */
sealed interface Preview {
    /** @param whole whether it is all of it */
    record Text(List<LogLine> lines, boolean whole) implements Preview {}

    /** At most as large as the window could show; its real size beside it, in pixels. */
    record Picture(Image image, int width, int height) implements Preview {}

    /** Neither text nor a picture that can be shown. */
    record Nothing(Reason reason) implements Preview {}

    record Failed(CoopException why) implements Preview {}

    /** Why nothing of it is shown. */
    enum Reason {
        EMPTY,
        BINARY,
        LARGE,
        OTHER
    }
}
