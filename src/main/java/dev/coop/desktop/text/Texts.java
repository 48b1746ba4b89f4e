package dev.coop.desktop.text;

import java.text.MessageFormat;
import java.util.Optional;
import java.util.ResourceBundle;

/** The texts of the desktop, in the language of the system where there is a translation, in English otherwise. */
public final class Texts {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.coop.desktop.messages");

    private Texts() {}

    /** A hint as a sentence of its own: the service writes it as the second half of one. */
    public static String sentence(String hint) {
        return hint.isEmpty() || hint.startsWith("coop ")
                ? hint
                : Character.toUpperCase(hint.charAt(0)) + hint.substring(1);
    }

    /** The text, where there is one; without arguments. */
    public static Optional<String> find(String key) {
        return BUNDLE.containsKey(key) ? Optional.of(of(key)) : Optional.empty();
    }

    /**
     * The text with its {@code {0}}, {@code {1}} … replaced.
     *
     * @throws java.util.MissingResourceException when there is no such text
     */
    public static String of(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), BUNDLE.getLocale()).format(arguments);
    }
}
