package dev.coop;

import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.task.VirtualThreadTasks;
import dev.coop.desktop.theme.Fonts;
import dev.coop.desktop.theme.Theme;
import dev.coop.desktop.window.MainWindow;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The desktop as it is composed for users, with somebody at its mouse and keyboard who drops a folder on a container, says
 * yes, and types each line that this program reads as the code. It prints {@code asking} when the code is asked for, and
 * after each line what came of it: {@code shared}, or what the window says. The line {@code wait} types nothing, and
 * {@code again} drops the folder once more.
 */
public final class DesktopProgram {
    private static final int PATIENCE_SECONDS = 60;

    private DesktopProgram() {}

    /** @param args name of the container, and the folder */
    public static void main(String[] args) throws Exception {
        Wiring services = new Wiring();
        VirtualThreadTasks tasks = new VirtualThreadTasks();
        CompletableFuture<MainWindow> opened = new CompletableFuture<>();
        Platform.startup(() -> {
            Fonts.load();
            MainWindow window = new MainWindow(
                    services,
                    tasks,
                    new Theme(Platform.getPreferences().colorSchemeProperty()),
                    new Stage(),
                    address -> {});
            window.show();
            opened.complete(window);
        });
        MainWindow window = opened.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        await(() -> window.model().find(args[0]).filter(ContainerItem::runs).isPresent());
        share(window, args[0], Path.of(args[1]));
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String code = lines.readLine(); code != null; code = lines.readLine()) {
            if (code.equals("again")) {
                share(window, args[0], Path.of(args[1]));
                continue;
            }
            String before = status();
            if (!code.equals("wait")) {
                type(code);
            }
            await(() -> !status().isEmpty() && !status().equals(before));
            System.out.println(onUi(DesktopProgram::status));
        }
        onUi(() -> {
            window.close();
            return true;
        });
        tasks.close();
        services.close();
        Platform.exit();
    }

    private static void share(MainWindow window, String container, Path folder) throws Exception {
        onUi(() -> {
            window.actions().share(window.model().find(container).orElseThrow(), folder);
            return true;
        });
        click("#share");
        await(() -> find("#code").filter(Node::isFocused).isPresent());
        System.out.println("asking");
    }

    /** Empty while the mount is being made. */
    private static String status() {
        return find("#authorization-status")
                .map(status -> ((Label) status).getText())
                .orElseGet(() -> find("#share").isPresent() ? "" : "shared");
    }

    private static void click(String id) throws Exception {
        await(() -> find(id).filter(button -> !button.isDisabled()).isPresent());
        onUi(() -> {
            Robot robot = new Robot();
            Node button = find(id).orElseThrow();
            Bounds at = button.localToScreen(button.getLayoutBounds());
            robot.mouseMove(at.getCenterX(), at.getCenterY());
            robot.mouseClick(MouseButton.PRIMARY);
            return true;
        });
    }

    private static void type(String digits) throws Exception {
        onUi(() -> {
            Robot robot = new Robot();
            digits.chars().forEach(digit -> robot.keyType(KeyCode.getKeyCode(Character.toString(digit))));
            return true;
        });
    }

    private static Optional<Node> find(String id) {
        return Window.getWindows().stream()
                .map(window -> window.getScene().lookup(id))
                .filter(node -> node != null && node.isVisible())
                .findFirst();
    }

    private static <T> T onUi(Callable<T> action) throws Exception {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), action);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onUi(condition));
    }
}
