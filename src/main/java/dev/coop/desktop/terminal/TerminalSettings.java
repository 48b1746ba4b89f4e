package dev.coop.desktop.terminal;

import com.techsenger.jeditermfx.core.HyperlinkStyle;
import com.techsenger.jeditermfx.core.TerminalColor;
import com.techsenger.jeditermfx.core.TextStyle;
import com.techsenger.jeditermfx.core.emulator.ColorPalette;
import com.techsenger.jeditermfx.ui.TerminalActionPresentation;
import com.techsenger.jeditermfx.ui.settings.DefaultSettingsProvider;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.theme.Fonts;
import javafx.application.ColorScheme;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.text.Font;

import static javafx.scene.input.KeyCombination.CONTROL_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;

/**
 * How terminals look and which keys they keep for themselves. The widget asks again at each repaint, so the colours
 * follow the theme. Keys that a shell uses (Ctrl-L, Ctrl-F, Ctrl-Up) stay with the shell.
 */
final class TerminalSettings extends DefaultSettingsProvider {
    private static final int SCROLLBACK_LINES = 10_000;

    private final TerminalLook look;
    private final boolean mac;

    TerminalSettings(TerminalLook look) {
        this.look = look;
        mac = com.techsenger.jeditermfx.core.util.Platform.isMacOS();
    }

    private TerminalColors colors() {
        return look.scheme().getValue() == ColorScheme.DARK ? TerminalColors.DARK : TerminalColors.LIGHT;
    }

    @Override
    public ColorPalette getTerminalColorPalette() {
        return colors();
    }

    @Override
    public TerminalColor getDefaultForeground() {
        return new TerminalColor(() -> colors().foreground());
    }

    @Override
    public TerminalColor getDefaultBackground() {
        return new TerminalColor(() -> colors().background());
    }

    @Override
    @SuppressWarnings("deprecation") // The widget itself still asks for it.
    public TextStyle getDefaultStyle() {
        return new TextStyle(getDefaultForeground(), getDefaultBackground());
    }

    @Override
    public TextStyle getSelectionColor() {
        return new TextStyle(getDefaultForeground(), new TerminalColor(() -> colors().selection()));
    }

    @Override
    public boolean useInverseSelectionColor() {
        return false;
    }

    @Override
    public Font getTerminalFont() {
        return Fonts.monospaced(look.fontSize().getValue());
    }

    @Override
    public float getTerminalFontSize() {
        return look.fontSize().getValue();
    }

    @Override
    public boolean copyOnSelect() {
        return look.copyOnSelect().getValue();
    }

    /** An address looks as its program wrote it until the pointer is over it. */
    @Override
    public HyperlinkStyle.HighlightMode getHyperlinkHighlightingMode() {
        return HyperlinkStyle.HighlightMode.HOVER_WITH_ORIGINAL_COLOR;
    }

    @Override
    public int getBufferMaxLinesCount() {
        return SCROLLBACK_LINES;
    }

    /** A caret that blinks would wake the window twice a second for as long as it is open. */
    @Override
    public int caretBlinkingMs() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean audibleBell() {
        return false;
    }

    @Override
    public TerminalActionPresentation getCopyActionPresentation() {
        return action("terminal.copy", KeyCode.C);
    }

    @Override
    public TerminalActionPresentation getPasteActionPresentation() {
        return action("terminal.paste", KeyCode.V);
    }

    @Override
    public TerminalActionPresentation getFindActionPresentation() {
        return action("terminal.find", KeyCode.F);
    }

    @Override
    public TerminalActionPresentation getClearBufferActionPresentation() {
        return action("terminal.clear", KeyCode.BACK_SPACE);
    }

    @Override
    public TerminalActionPresentation getSelectAllActionPresentation() {
        return action("terminal.select.all", KeyCode.A);
    }

    @Override
    public TerminalActionPresentation getLineUpActionPresentation() {
        return action("terminal.line.up", KeyCode.UP);
    }

    @Override
    public TerminalActionPresentation getLineDownActionPresentation() {
        return action("terminal.line.down", KeyCode.DOWN);
    }

    @Override
    public TerminalActionPresentation getPageUpActionPresentation() {
        return new TerminalActionPresentation(
                Texts.of("terminal.page.up"), new KeyCodeCombination(KeyCode.PAGE_UP, SHIFT_DOWN));
    }

    @Override
    public TerminalActionPresentation getPageDownActionPresentation() {
        return new TerminalActionPresentation(
                Texts.of("terminal.page.down"), new KeyCodeCombination(KeyCode.PAGE_DOWN, SHIFT_DOWN));
    }

    private TerminalActionPresentation action(String text, KeyCode key) {
        KeyCombination keys = mac
                ? new KeyCodeCombination(key, KeyCombination.META_DOWN)
                : new KeyCodeCombination(key, CONTROL_DOWN, SHIFT_DOWN);
        return new TerminalActionPresentation(Texts.of(text), keys);
    }
}
