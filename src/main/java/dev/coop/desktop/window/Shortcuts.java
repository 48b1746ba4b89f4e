package dev.coop.desktop.window;

import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;

import static javafx.scene.input.KeyCombination.CONTROL_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

/**
 * The keys of the window. Where the shortcut key is Ctrl, a terminal keeps Ctrl-N and its like for the shell: with Shift
 * they reach the window from there too.
 */
record Shortcuts(Runnable create, Runnable terminal, Runnable closeTerminal, Runnable list) {

    void on(Scene scene) {
        Map<KeyCode, Runnable> keys =
                Map.of(KeyCode.N, create, KeyCode.T, terminal, KeyCode.W, closeTerminal, KeyCode.L, list);
        keys.forEach((key, action) -> scene.getAccelerators().put(new KeyCodeCombination(key, SHORTCUT_DOWN), action));
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> keys.forEach((key, action) -> {
                    if (new KeyCodeCombination(key, CONTROL_DOWN, SHIFT_DOWN).match(event)) {
                        event.consume();
                        action.run();
                    }
                }));
    }
}
