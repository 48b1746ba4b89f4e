package dev.coop.core.text;

import java.util.HexFormat;

/** Names of files and the like, as they can be shown without lying about themselves. */
public final class Printable {
    private Printable() {}

    /**
     * The text with the characters spelled out by which it could take over a terminal, break a line, or show itself in
     * another order than it has.
     */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int point = text.codePointAt(i);
            if (Character.isISOControl(point)) {
                printable.append("\\x").append(HexFormat.of().toHexDigits((byte) point));
            } else if (changesOrder(point)) {
                printable.append("\\u").append(HexFormat.of().toHexDigits((char) point));
            } else {
                printable.appendCodePoint(point);
            }
        }
        return printable.toString();
    }

    private static boolean changesOrder(int point) {
        return point == 0x61c
                || point == 0x200e
                || point == 0x200f
                || (point >= 0x2028 && point <= 0x202e)
                || (point >= 0x2066 && point <= 0x2069);
    }
}
