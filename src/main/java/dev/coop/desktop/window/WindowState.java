package dev.coop.desktop.window;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the window was and how large.
 *
 * @param sidebar how wide the list of containers is
 * @param containers whether there were any
 */
record WindowState(
        double x, double y, double width, double height, boolean maximized, double sidebar, boolean containers) {
    static final WindowState DEFAULT = new WindowState(Double.NaN, Double.NaN, 1180, 760, false, 310, false);
    private static final Logger LOG = LoggerFactory.getLogger(WindowState.class);

    /** What was saved there, or the default when that cannot be read. */
    static WindowState load(Path file) {
        if (!Files.isRegularFile(file)) {
            return DEFAULT;
        }
        Properties saved = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            saved.load(reader);
            return new WindowState(
                    number(saved, "x", DEFAULT.x),
                    number(saved, "y", DEFAULT.y),
                    number(saved, "width", DEFAULT.width),
                    number(saved, "height", DEFAULT.height),
                    Boolean.parseBoolean(saved.getProperty("maximized")),
                    number(saved, "sidebar", DEFAULT.sidebar),
                    Boolean.parseBoolean(saved.getProperty("containers")));
        } catch (IOException | IllegalArgumentException broken) {
            LOG.warn("Ignoring the saved state of the window in {}: {}", file, broken.getMessage());
            return DEFAULT;
        }
    }

    private static double number(Properties saved, String key, double otherwise) {
        String text = saved.getProperty(key);
        return text == null ? otherwise : Double.parseDouble(text);
    }

    /** Saves it. A failure is not worth keeping the window open for. */
    void save(Path file) {
        Properties values = new Properties();
        values.setProperty("x", Double.toString(x));
        values.setProperty("y", Double.toString(y));
        values.setProperty("width", Double.toString(width));
        values.setProperty("height", Double.toString(height));
        values.setProperty("maximized", Boolean.toString(maximized));
        values.setProperty("sidebar", Double.toString(sidebar));
        values.setProperty("containers", Boolean.toString(containers));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".new");
            try (Writer writer = Files.newBufferedWriter(next)) {
                values.store(writer, null);
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException problem) {
            LOG.warn("Cannot save the state of the window in {}", file, problem);
        }
    }

    /** Puts a window there, or in the middle when the screen that it was on is gone. */
    void apply(Stage stage) {
        stage.setWidth(width);
        stage.setHeight(height);
        boolean visible = Screen.getScreensForRectangle(x, y, width, height).stream()
                .map(Screen::getVisualBounds)
                .anyMatch(this::shows);
        if (visible) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(maximized);
    }

    private boolean shows(Rectangle2D screen) {
        return x > screen.getMinX() - width + 100
                && x < screen.getMaxX() - 100
                && y >= screen.getMinY() - 10
                && y < screen.getMaxY() - 100;
    }

    /** How a window is now; a maximized one keeps the size that it had before. */
    WindowState of(Stage stage, double sidebarWidth, boolean hasContainers) {
        return stage.isMaximized()
                ? new WindowState(x, y, width, height, true, sidebarWidth, hasContainers)
                : new WindowState(
                        stage.getX(),
                        stage.getY(),
                        stage.getWidth(),
                        stage.getHeight(),
                        false,
                        sidebarWidth,
                        hasContainers);
    }
}
