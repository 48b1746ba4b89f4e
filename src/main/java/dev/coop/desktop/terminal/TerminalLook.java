package dev.coop.desktop.terminal;

import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;

/**
 * How terminals look.
 *
 * @param scheme light or dark, followed at once
 * @param fontSize of their letters, in pixels
 */
public record TerminalLook(ObservableValue<ColorScheme> scheme, int fontSize) {}
