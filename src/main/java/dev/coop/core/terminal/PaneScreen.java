package dev.coop.core.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What stands on the screen of a session that another terminal is to show: the text, and how the terminal is set. */
final class PaneScreen {
    /** Lines that have scrolled away. */
    private static final int HISTORY = 5000;

    private static final String FORMAT = String.join(
            " ",
            List.of(
                    "#{pane_id}",
                    "#{history_size}",
                    "#{cursor_x}",
                    "#{cursor_y}",
                    "#{alternate_on}",
                    "#{cursor_flag}",
                    "#{insert_flag}",
                    "#{keypad_cursor_flag}",
                    "#{keypad_flag}",
                    "#{wrap_flag}",
                    "#{mouse_standard_flag}",
                    "#{mouse_button_flag}",
                    "#{mouse_all_flag}",
                    "#{mouse_utf8_flag}",
                    "#{mouse_sgr_flag}",
                    "#{bracket_paste_flag}",
                    "#{scroll_region_upper}",
                    "#{scroll_region_lower}",
                    "#{pane_height}"));

    /** How many answers there are to the questions. */
    static final int ANSWERS = 5;

    private final String[] state;
    private final List<List<byte[]>> answers;

    private PaneScreen(String[] state, List<List<byte[]>> answers) {
        this.state = state;
        this.answers = answers;
    }

    /** What to ask tmux, in the order in which {@link #of} expects the answers. */
    static List<String> questions(int columns, int rows) {
        return List.of(
                size(columns, rows),
                "display-message -p '" + FORMAT + "'",
                "capture-pane -p -e -J -S -" + HISTORY + " -E -1",
                "capture-pane -p -e -q -a",
                "capture-pane -p -e");
    }

    /** The command that tells tmux the size of the terminal; its answer is empty. */
    static String size(int columns, int rows) {
        return "refresh-client -C " + columns + "x" + rows;
    }

    static PaneScreen of(List<List<byte[]>> answers) {
        List<byte[]> first = answers.get(1);
        String line = first.isEmpty() ? "" : new String(first.getFirst(), StandardCharsets.ISO_8859_1);
        return new PaneScreen(line.split(" ", -1), List.copyOf(answers));
    }

    /** The pane that it shows, as tmux numbers them. */
    String pane() {
        return state[0];
    }

    /** What makes a fresh terminal of that size look the same. */
    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (number(1) > 0) {
            out.writeBytes(join(answers.get(2)));
            write(out, "\u001b[m\r\n");
        }
        if (on(4)) {
            out.writeBytes(join(answers.get(3)));
            write(out, "\u001b[m\u001b[?1049h\u001b[H");
        }
        out.writeBytes(join(answers.get(4)));
        write(out, "\u001b[m");
        int bottom = number(17) + 1;
        if (number(16) > 0 || (bottom > 1 && bottom < number(18))) {
            write(out, "\u001b[" + (number(16) + 1) + ";" + bottom + "r");
        }
        write(out, "\u001b[" + (number(3) + 1) + ";" + (number(2) + 1) + "H");
        write(out, off(5) ? "\u001b[?25l" : "");
        write(out, on(6) ? "\u001b[4h" : "");
        write(out, on(7) ? "\u001b[?1h" : "");
        write(out, on(8) ? "\u001b=" : "");
        write(out, off(9) ? "\u001b[?7l" : "");
        write(out, on(10) ? "\u001b[?1000h" : "");
        write(out, on(11) ? "\u001b[?1002h" : "");
        write(out, on(12) ? "\u001b[?1003h" : "");
        write(out, on(13) ? "\u001b[?1005h" : "");
        write(out, on(14) ? "\u001b[?1006h" : "");
        write(out, on(15) ? "\u001b[?2004h" : "");
        return out.toByteArray();
    }

    static byte[] join(List<byte[]> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                write(out, "\r\n");
            }
            out.writeBytes(lines.get(i));
        }
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private boolean on(int field) {
        return field < state.length && state[field].equals("1");
    }

    /** Not the same as not being on: what this tmux does not tell is left as it is. */
    private boolean off(int field) {
        return field < state.length && state[field].equals("0");
    }

    private int number(int field) {
        return field < state.length && state[field].matches("\\d{1,6}") ? Integer.parseInt(state[field]) : 0;
    }
}
