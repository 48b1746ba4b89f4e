package dev.coop.desktop.terminal;

import javafx.application.ColorScheme;
import javafx.beans.value.ObservableValue;

/**
 * How terminals look.
 *
 * @param scheme light or dark, followed at once
 * @param fontSize of their letters, in pixels, followed at once
 * @param copyOnSelect whether what is selected is copied by that, followed at once
 */
public record TerminalLook(
        ObservableValue<ColorScheme> scheme,
        ObservableValue<Integer> fontSize,
        ObservableValue<Boolean> copyOnSelect) {}
