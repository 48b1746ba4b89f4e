package dev.coop.core.text;

/** Names of files and the like, as they can be shown without lying about themselves. */
public final class Printable {
    private Printable() {}

    /**
     * The text with what would take over a terminal, break the line, turn the direction of writing or be invisible
     * spelled out, such as <code>&#92;x1b</code> or <code>&#92;u202e</code>.
     */
    public static String of(String text) {
        if (text.codePoints().noneMatch(Printable::isHidden)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(each -> {
            if (isHidden(each)) {
                shown.append(each < 0x100 ? "\\x%02x".formatted(each) : "\\u%04x".formatted(each));
            } else {
                shown.appendCodePoint(each);
            }
        });
        return shown.toString();
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
