package dev.coop.desktop.command;

import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;

/**
 * Something that can be done in the window.
 *
 * @param id tells it from the others
 * @param text as the user reads it
 * @param keys that do it from anywhere in the window, or null
 * @param possible whether it can be done now
 */
public record Command(
        String id, String text, Ikon icon, @Nullable KeyCombination keys, BooleanSupplier possible, Runnable action) {

    /** Does it if it can be done. */
    public void run() {
        if (possible.getAsBoolean()) {
            action.run();
        }
    }
}
