package dev.coop.desktop;

import dev.coop.core.container.ContainerService;
import dev.coop.desktop.create.CreateDefaults;
import dev.coop.desktop.task.VirtualThreadTasks;
import dev.coop.desktop.theme.Fonts;
import dev.coop.desktop.theme.Theme;
import dev.coop.desktop.window.MainWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The window over a service, as a user would see it, with a robot for hands and eyes. */
final class DesktopFixture implements AutoCloseable {
    static final int PATIENCE_SECONDS = 20;

    private final FxRobot robot = new FxRobot();
    private final VirtualThreadTasks tasks = new VirtualThreadTasks();
    private final SimpleObjectProperty<ColorScheme> scheme;
    private final Path stateFile;
    private @Nullable MainWindow window;
    private @Nullable Stage stage;
    private @Nullable Theme theme;

    private DesktopFixture(ColorScheme scheme, Path stateFile) {
        this.scheme = new SimpleObjectProperty<>(scheme);
        this.stateFile = stateFile;
    }

    static DesktopFixture open(ContainerService service) throws Exception {
        return open(service, ColorScheme.LIGHT, 960, 640);
    }

    static DesktopFixture open(ContainerService service, ColorScheme scheme, double width, double height)
            throws Exception {
        Path folder = Files.createTempDirectory("coop-desktop");
        DesktopFixture fixture = new DesktopFixture(scheme, folder.resolve("window.properties"));
        fixture.show(service, width, height);
        return fixture;
    }

    private void show(ContainerService service, double width, double height) throws Exception {
        FxToolkit.registerPrimaryStage();
        onUi(() -> {
            Fonts.load();
            theme = new Theme(scheme);
            stage = new Stage();
            window = new MainWindow(
                    new MainWindow.Subject(
                            service,
                            () -> List.of("coop-agent-base", "debian-13"),
                            () -> new CreateDefaults(2, 4096, "coop-agent-base"),
                            stateFile,
                            "0.1.0"),
                    tasks,
                    Objects.requireNonNull(theme),
                    stage);
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
            window.show();
            return true;
        });
    }

    FxRobot robot() {
        return robot;
    }

    MainWindow window() {
        return Objects.requireNonNull(window);
    }

    Stage stage() {
        return Objects.requireNonNull(stage);
    }

    Path stateFile() {
        return stateFile;
    }

    void scheme(ColorScheme wanted) {
        Platform.runLater(() -> scheme.set(wanted));
        WaitForAsyncUtils.waitForFxEvents();
    }

    static <T> T onUi(Callable<T> action) throws Exception {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000L, action);
    }

    /** Waits until something is so; the condition is looked at on the JavaFX thread. */
    static void await(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onUi(condition));
        } catch (Exception problem) {
            throw new AssertionError("never happened: " + what, problem);
        }
    }

    /** Waits until a text can be read somewhere in any window. */
    void awaitText(String text) {
        await("the text \"" + text + "\"", () -> reads(text));
    }

    void awaitNoText(String text) {
        await("the text \"" + text + "\" goes", () -> !reads(text));
    }

    static boolean reads(String text) {
        return Window.getWindows().stream()
                .map(Window::getScene)
                .filter(Objects::nonNull)
                .anyMatch(scene -> find(scene.getRoot(), text));
    }

    private static boolean find(Node node, String text) {
        if (!node.isVisible()) {
            return false;
        }
        if (node instanceof Labeled labeled && text.equals(labeled.getText())) {
            return true;
        }
        return node instanceof javafx.scene.Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(child -> find(child, text));
    }

    /** Clicks what has this id, once it can be clicked. */
    void click(String id) {
        await(id + " can be clicked", () -> robot.lookup(id).queryAll().stream()
                .anyMatch(node -> node.isVisible() && !node.isDisabled() && shown(node)));
        robot.clickOn(id);
    }

    private static boolean shown(Node node) {
        Scene scene = node.getScene();
        return scene != null && scene.getWindow() != null && scene.getWindow().isShowing();
    }

    void select(String container) {
        await(container + " is listed", () -> reads(container));
        await(container + " is selected", () -> {
            window().model()
                    .find(container)
                    .ifPresent(item -> window().model().selectedProperty().set(item));
            return window().model().selectedProperty().get() != null;
        });
    }

    /** Types into whatever has the keyboard, as keys. */
    void type(String text) {
        robot.write(text, 0);
    }

    void press(KeyCode... keys) {
        robot.push(keys);
    }

    @Override
    public void close() {
        await("the window closes", () -> {
            Window.getWindows().stream().toList().forEach(Window::hide);
            window().close();
            Objects.requireNonNull(theme).close();
            return true;
        });
        tasks.close();
    }
}
