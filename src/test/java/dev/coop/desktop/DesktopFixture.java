package dev.coop.desktop;

import dev.coop.core.container.ContainerService;
import dev.coop.desktop.task.VirtualThreadTasks;
import dev.coop.desktop.theme.Fonts;
import dev.coop.desktop.theme.Theme;
import dev.coop.desktop.tray.Presence;
import dev.coop.desktop.window.MainWindow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
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

    /** How often, some 10 ms apart, a thing has to be found in the same place to count as still. */
    private static final int LOOKS = 5;

    private final FxRobot robot = new FxRobot();
    private final VirtualThreadTasks tasks = new VirtualThreadTasks();
    private final SimpleObjectProperty<ColorScheme> scheme;
    private final FakeServices services;
    private final List<String> opened = new CopyOnWriteArrayList<>();
    private @Nullable MainWindow window;
    private @Nullable Stage stage;
    private @Nullable Theme theme;

    private DesktopFixture(ColorScheme scheme, FakeServices services) {
        this.scheme = new SimpleObjectProperty<>(scheme);
        this.services = services;
    }

    static DesktopFixture open(ContainerService service) throws Exception {
        return open(service, ColorScheme.LIGHT, 960, 640);
    }

    static DesktopFixture open(ContainerService service, ColorScheme scheme, double width, double height)
            throws Exception {
        return open(new FakeServices(service), scheme, width, height);
    }

    static DesktopFixture open(FakeServices services, ColorScheme scheme, double width, double height)
            throws Exception {
        DesktopFixture fixture = new DesktopFixture(scheme, services);
        fixture.show(width, height);
        return fixture;
    }

    private void show(double width, double height) throws Exception {
        FxToolkit.registerPrimaryStage();
        onUi(() -> {
            Fonts.load();
            theme = new Theme(scheme);
            stage = new Stage();
            window = new MainWindow(services, tasks, Objects.requireNonNull(theme), stage, opened::add);
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
            window.show();
            return true;
        });
    }

    /** As the desktop does once its window is shown. */
    Presence bePresent() throws Exception {
        return onUi(() -> new Presence(services, tasks, window(), stage()));
    }

    FxRobot robot() {
        return robot;
    }

    /** The addresses that were given to the browser. */
    List<String> opened() {
        return opened;
    }

    MainWindow window() {
        return Objects.requireNonNull(window);
    }

    Stage stage() {
        return Objects.requireNonNull(stage);
    }

    Path stateFile() {
        return services.windowState();
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
            throw new AssertionError("never happened: " + what + "; what can be read: " + readable(), problem);
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

    private static List<String> readable() {
        List<String> texts = new ArrayList<>();
        try {
            onUi(() -> {
                Window.getWindows().stream()
                        .map(Window::getScene)
                        .filter(Objects::nonNull)
                        .forEach(scene -> collect(scene.getRoot(), texts));
                return true;
            });
        } catch (Exception stuck) {
            texts.add("nothing: " + stuck);
        }
        return texts;
    }

    private static void collect(Node node, List<String> texts) {
        if (node.isVisible() && node instanceof Labeled labeled && labeled.getText() != null) {
            texts.add(labeled.getText());
        }
        if (node.isVisible() && node instanceof javafx.scene.Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
        }
    }

    /** Clicks what has this id, once it can be clicked and has stopped moving: a new window finds its place late. */
    void click(String id) {
        AtomicReference<@Nullable Bounds> before = new AtomicReference<>();
        AtomicInteger still = new AtomicInteger();
        await(id + " can be clicked", () -> {
            Bounds now = robot.lookup(id).queryAll().stream()
                    .filter(node -> node.isVisible() && !node.isDisabled() && shown(node))
                    .findFirst()
                    .map(node -> node.localToScreen(node.getLayoutBounds()))
                    .orElse(null);
            boolean same = now != null && now.equals(before.getAndSet(now));
            still.set(same ? still.get() + 1 : 0);
            return still.get() >= LOOKS;
        });
        // At that place, not at what is found now: a button may go while the pointer is on its way.
        Bounds place = Objects.requireNonNull(before.get());
        robot.clickOn(place.getCenterX(), place.getCenterY());
    }

    private static boolean shown(Node node) {
        Scene scene = node.getScene();
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
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

    /** Turns to a section of the selected container. */
    void section(String id) {
        click("#section-" + id);
    }

    /** Asks to delete the selected container. */
    void delete() {
        click("#more");
        click("#menu-delete");
    }

    /**
     * Types into whatever has the keyboard, as keys. Of windows that all say they have it, as an owner does without a
     * display, it is the one on top.
     */
    void type(String text) {
        Scene scene = robot.listWindows().stream()
                .filter(Window::isFocused)
                .reduce((below, above) -> above)
                .orElse(stage())
                .getScene();
        text.chars().mapToObj(Character::toString).forEach(character -> {
            robot.robotContext().getBaseRobot().typeKeyboard(scene, KeyCode.UNDEFINED, character);
            WaitForAsyncUtils.waitForFxEvents();
        });
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
