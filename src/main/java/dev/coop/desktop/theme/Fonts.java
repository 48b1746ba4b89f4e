package dev.coop.desktop.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The fonts that come with the desktop, so that it looks the same on a machine that has none to speak of. */
public final class Fonts {
    private static final String MONOSPACED = "JetBrains Mono";
    private static final List<String> FILES = List.of(
            "Inter-Regular.otf",
            "Inter-SemiBold.otf",
            "Inter-Bold.otf",
            "JetBrainsMono-Regular.ttf",
            "JetBrainsMono-Bold.ttf",
            "JetBrainsMono-Italic.ttf",
            "JetBrainsMono-BoldItalic.ttf");

    private Fonts() {}

    /** Makes them known to JavaFX. A font that cannot be loaded is left to the system's choice of another. */
    public static void load() {
        for (String file : FILES) {
            try (InputStream font = Fonts.class.getResourceAsStream("/dev/coop/desktop/fonts/" + file)) {
                if (font != null) {
                    Font.loadFont(font, 0);
                }
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }

    /** For terminals. */
    public static Font monospaced(double size) {
        return Font.getFamilies().contains(MONOSPACED) ? Font.font(MONOSPACED, size) : Font.font("Monospaced", size);
    }
}
