package dev.coop.desktop.logs;

import java.util.ArrayList;
import java.util.List;

/** A part of a line, and whether it is what is searched for. */
record Part(String text, boolean found) {

    /** The text in parts, those that are searched for apart. */
    static List<Part> of(String text, String wanted) {
        List<Part> parts = new ArrayList<>();
        int done = 0;
        int found = wanted.isEmpty() ? -1 : indexOf(text, wanted, 0);
        while (found >= 0) {
            if (found > done) {
                parts.add(new Part(text.substring(done, found), false));
            }
            done = found + wanted.length();
            parts.add(new Part(text.substring(found, done), true));
            found = indexOf(text, wanted, done);
        }
        if (done < text.length()) {
            parts.add(new Part(text.substring(done), false));
        }
        return parts;
    }

    /** Not by way of small letters, of which some texts have more than capitals. */
    private static int indexOf(String text, String wanted, int from) {
        for (int i = from; i <= text.length() - wanted.length(); i++) {
            if (text.regionMatches(true, i, wanted, 0, wanted.length())) {
                return i;
            }
        }
        return -1;
    }
}
