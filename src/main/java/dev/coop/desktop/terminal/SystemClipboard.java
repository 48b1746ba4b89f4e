package dev.coop.desktop.terminal;

import com.techsenger.jeditermfx.ui.TerminalCopyPasteHandler;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.jspecify.annotations.Nullable;

/** JavaFX's clipboard: the widget's own choice is AWT's, which would start a second toolkit beside this one. */
final class SystemClipboard implements TerminalCopyPasteHandler {
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\t\\r\\n]]");

    @Override
    public void setContents(String text, boolean selection) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    @Override
    public @Nullable String getContents(boolean selection) {
        String text = Clipboard.getSystemClipboard().getString();
        return text == null ? null : withoutControls(text);
    }

    /** What is pasted is text: a page of the web could have put keys in it that end the paste and run the rest. */
    static String withoutControls(String text) {
        return CONTROLS.matcher(text).replaceAll("");
    }
}
