package dev.coop.desktop.window;

import dev.coop.desktop.command.Command;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

import static javafx.scene.input.KeyCombination.CONTROL_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;

/**
 * The keys of the commands, from within a terminal too. Where the shortcut key is Ctrl, a terminal keeps Ctrl-N and its
 * like for the shell: with Shift they reach the window from there. All else the menu bar sees to.
 */
final class Shortcuts {
    private Shortcuts() {}

    static void on(Scene scene, List<Command> commands) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> commands.stream()
                .filter(command -> command.keys() instanceof KeyCodeCombination keys
                        && keys.getShortcut() == ModifierValue.DOWN
                        && keys.getAlt() == ModifierValue.UP
                        && new KeyCodeCombination(keys.getCode(), CONTROL_DOWN, SHIFT_DOWN).match(event))
                .findFirst()
                .ifPresent(command -> {
                    event.consume();
                    command.run();
                }));
    }
}
