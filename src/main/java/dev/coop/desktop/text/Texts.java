package dev.coop.desktop.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The texts of the desktop, in the language of the user where there is a translation, in English otherwise. */
public final class Texts {
    private static final String BASE = "dev.coop.desktop.messages";

    private static volatile ResourceBundle bundle = in(Locale.getDefault());

    private Texts() {}

    /** Speaks that language from now on. What is shown already stays as it is. */
    public static void speak(Locale language) {
        bundle = in(language);
    }

    /** English, not the system's language, where there is no translation. */
    private static ResourceBundle in(Locale language) {
        return ResourceBundle.getBundle(BASE, language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** A hint as a sentence of its own: the service writes it as the second half of one. */
    public static String sentence(String hint) {
        return hint.isEmpty() || hint.startsWith("coop ")
                ? hint
                : Character.toUpperCase(hint.charAt(0)) + hint.substring(1);
    }

    /** The text, where there is one; without arguments. */
    public static Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(of(key)) : Optional.empty();
    }

    /**
     * The text with its {@code {0}}, {@code {1}} … replaced.
     *
     * @throws java.util.MissingResourceException when there is no such text
     */
    public static String of(String key, Object... arguments) {
        ResourceBundle texts = bundle;
        return new MessageFormat(texts.getString(key), texts.getLocale()).format(arguments);
    }
}
