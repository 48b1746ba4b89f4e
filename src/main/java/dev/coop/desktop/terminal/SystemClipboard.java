package dev.coop.desktop.terminal;

import com.techsenger.jeditermfx.ui.TerminalCopyPasteHandler;
import java.util.Map;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.jspecify.annotations.Nullable;

/** JavaFX's clipboard: the widget's own choice is AWT's, which would start a second toolkit beside this one. */
final class SystemClipboard implements TerminalCopyPasteHandler {
    @Override
    public void setContents(String text, boolean selection) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    @Override
    public @Nullable String getContents(boolean selection) {
        return Clipboard.getSystemClipboard().getString();
    }
}
