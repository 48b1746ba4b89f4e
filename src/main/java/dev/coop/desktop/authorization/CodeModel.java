package dev.coop.desktop.authorization;

import dev.coop.core.authorization.CodeEntry.Outcome;
import dev.coop.core.authorization.Deadline;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What was entered so far, how much time and how many tries there are, and how it ended. JavaFX thread only. */
final class CodeModel {
    static final int DIGITS = 6;
    private static final char EMPTY = '\0';

    /** What the window shows. */
    enum State {
        ASKING,
        /** Six digits are there and are being compared. */
        CHECKING,
        WRONG,
        LATE,
        REFUSED
    }

    private final char[] digits = new char[DIGITS];
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.CHECKING);
    private final ReadOnlyIntegerWrapper caret = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper triesLeft = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper again = new ReadOnlyBooleanWrapper();
    private @Nullable Deadline deadline;
    private @Nullable Consumer<char @Nullable []> answer;

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Where the next digit goes: from 0 to {@value DIGITS} inclusive. */
    ReadOnlyIntegerProperty caretProperty() {
        return caret.getReadOnlyProperty();
    }

    /** Another number each time when the digits are others. */
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty triesLeftProperty() {
        return triesLeft.getReadOnlyProperty();
    }

    /** Whether a wrong code was entered before. */
    ReadOnlyBooleanProperty againProperty() {
        return again.getReadOnlyProperty();
    }

    /** What stands in a box; empty when nothing. */
    String digit(int box) {
        return digits[box] == EMPTY ? "" : String.valueOf(digits[box]);
    }

    int filled() {
        int filled = 0;
        for (char digit : digits) {
            filled += digit == EMPTY ? 0 : 1;
        }
        return filled;
    }

    /** @param answered gets six digits, or null when the person refuses: once */
    void ask(int tries, Deadline until, Consumer<char @Nullable []> answered) {
        again.set(deadline != null && tries < triesLeft.get());
        triesLeft.set(tries);
        deadline = until;
        answer = answered;
        clear();
        state.set(State.ASKING);
    }

    /** Seconds left, as they are counted down for people: 0 only when there is no time. */
    int secondsLeft() {
        return deadline == null ? 0 : (int) Math.ceilDiv(deadline.left().toMillis(), 1000);
    }

    /** Of all the time, from 1 to 0. */
    double fractionLeft() {
        return deadline == null
                ? 0
                : (double) deadline.left().toNanos() / deadline.length().toNanos();
    }

    /** Takes the digits of a text, from the caret on, and answers with them when all boxes are filled. */
    void enter(String text) {
        for (int i = 0; i < text.length() && state.get() == State.ASKING && caret.get() < DIGITS; i++) {
            char typed = text.charAt(i);
            if (typed >= '0' && typed <= '9') {
                digits[caret.get()] = typed;
                caret.set(caret.get() + 1);
                changed();
            }
        }
        if (state.get() == State.ASKING && filled() == DIGITS) {
            state.set(State.CHECKING);
            answer(digits.clone());
        }
    }

    /** Takes a pasted code: it replaces all that was entered. What has not exactly six digits, spaces and dashes apart, is ignored. */
    void paste(String text) {
        String code = text.replaceAll("[\\s-]", "");
        if (state.get() == State.ASKING && code.matches("[0-9]{" + DIGITS + "}")) {
            clear();
            enter(code);
        }
    }

    void backspace() {
        if (state.get() == State.ASKING && caret.get() > 0) {
            caret.set(caret.get() - 1);
            delete();
        }
    }

    /** Empties the box at the caret. */
    void delete() {
        if (state.get() == State.ASKING && caret.get() < DIGITS) {
            digits[caret.get()] = EMPTY;
            changed();
        }
    }

    void move(int to) {
        caret.set(Math.clamp(to, 0, DIGITS - 1));
    }

    void refuse() {
        if (state.get() == State.ASKING) {
            state.set(State.REFUSED);
            clear();
            answer(null);
        }
    }

    /** Shows an end that has to be read. */
    void end(Outcome outcome) {
        answer = null;
        clear();
        state.set(
                switch (outcome) {
                    case TOO_LATE -> State.LATE;
                    case WRONG -> State.WRONG;
                    default -> State.REFUSED;
                });
    }

    private void answer(char @Nullable [] code) {
        Consumer<char @Nullable []> answered = answer;
        answer = null;
        if (answered != null) {
            answered.accept(code);
        }
    }

    private void clear() {
        Arrays.fill(digits, EMPTY);
        caret.set(0);
        changed();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }
}
