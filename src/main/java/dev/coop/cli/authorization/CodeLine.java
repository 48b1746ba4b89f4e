package dev.coop.cli.authorization;

import java.util.Arrays;

/** The digits typed so far, by single keys as a terminal sends them. */
final class CodeLine implements AutoCloseable {
    /** What a key means. */
    enum Event {
        NONE,
        COMPLETE,
        REFUSED,
        CANCELLED
    }

    static final int LENGTH = 6;

    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;
    private static final int BACKSPACE = 8;
    private static final int CTRL_U = 21;
    private static final int ESCAPE = 27;
    private static final int DELETE = 127;

    /** Where in an escape sequence, such as that of an arrow key or of a paste, it is. */
    private enum Sequence {
        OUTSIDE,
        BEGUN,
        WITHIN
    }

    private final char[] digits = new char[LENGTH];
    private int count;
    private Sequence sequence = Sequence.OUTSIDE;

    /** All but digits and what takes them back is passed over, so that a code can be pasted as it is shown. */
    Event key(int key) {
        if (sequence != Sequence.OUTSIDE) {
            continueSequence(key);
            return Event.NONE;
        }
        switch (key) {
            case CTRL_C -> {
                return Event.CANCELLED;
            }
            case CTRL_D -> {
                return Event.REFUSED;
            }
            case ESCAPE -> sequence = Sequence.BEGUN;
            case BACKSPACE, DELETE -> {
                if (count > 0) {
                    digits[--count] = '\0';
                }
            }
            case CTRL_U -> clear();
            default -> {
                if (key >= '0' && key <= '9') {
                    digits[count++] = (char) key;
                }
            }
        }
        return count == LENGTH ? Event.COMPLETE : Event.NONE;
    }

    private void continueSequence(int key) {
        if (sequence == Sequence.BEGUN) {
            sequence = key == '[' || key == 'O' ? Sequence.WITHIN : Sequence.OUTSIDE;
        } else if (key >= 0x40 && key <= 0x7e) {
            sequence = Sequence.OUTSIDE;
        }
    }

    /** Nothing came for a moment: an escape that nothing followed was the key itself. */
    Event pause() {
        boolean escape = sequence == Sequence.BEGUN;
        sequence = Sequence.OUTSIDE;
        return escape ? Event.REFUSED : Event.NONE;
    }

    int count() {
        return count;
    }

    /** A copy, for who asked. */
    char[] digits() {
        return Arrays.copyOf(digits, count);
    }

    private void clear() {
        Arrays.fill(digits, '\0');
        count = 0;
    }

    @Override
    public void close() {
        clear();
    }
}
