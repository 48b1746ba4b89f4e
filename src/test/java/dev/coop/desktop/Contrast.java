package dev.coop.desktop;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** The contrast of texts as WCAG 2.2 computes it, from the colours that the style sheets have given. */
final class Contrast {
    /** 18 pt, or 14 pt in bold, at 96 dpi. */
    private static final double LARGE = 24;

    private static final double LARGE_BOLD = 18.66;

    private Contrast() {}

    /** What is too pale of a text, or null. */
    static @Nullable String problem(Labeled text, Color window) {
        return text.getTextFill() instanceof Color fill
                ? problem(text, text.getText(), text.getFont(), fill, window)
                : null;
    }

    static @Nullable String problem(Text text, Color window) {
        return text.getFill() instanceof Color fill
                ? problem(text, text.getText(), text.getFont(), fill, window)
                : null;
    }

    private static @Nullable String problem(Node node, String text, Font font, Color fill, Color window) {
        Color back = background(node, window);
        double ratio = ratio(over(fill, fill.getOpacity() * opacity(node), back), back);
        boolean bold = font.getStyle().toLowerCase(java.util.Locale.ROOT).contains("bold");
        boolean large = font.getSize() >= (bold ? LARGE_BOLD : LARGE);
        return ratio >= (large ? 3 : 4.5)
                ? null
                : "%.2f: \"%s\" %s on %s, %s".formatted(ratio, text, fill, back, node.getStyleClass());
    }

    private static double opacity(Node node) {
        double opacity = 1;
        for (Node each = node; each != null; each = each.getParent()) {
            opacity *= each.getOpacity();
        }
        return opacity;
    }

    /** What is behind it: the fills of all that it lies in, one over the other. */
    private static Color background(Node node, Color window) {
        Color behind = node.getParent() == null ? window : background(node.getParent(), window);
        Background background = node instanceof Region region ? region.getBackground() : null;
        if (background != null) {
            for (BackgroundFill fill : background.getFills()) {
                Paint paint = fill.getFill();
                if (paint instanceof Color color) {
                    behind = over(color, color.getOpacity(), behind);
                }
            }
        }
        return behind;
    }

    private static Color over(Color front, double opacity, Color back) {
        return new Color(
                front.getRed() * opacity + back.getRed() * (1 - opacity),
                front.getGreen() * opacity + back.getGreen() * (1 - opacity),
                front.getBlue() * opacity + back.getBlue() * (1 - opacity),
                1);
    }

    static double ratio(Color one, Color other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
