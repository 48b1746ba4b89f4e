package dev.coop.desktop.text;

import java.util.Locale;

/** Which language the user wants. */
public final class Language {
    private Language() {}

    /**
     * The language of the window.
     *
     * @param setting {@code system} or a language such as {@code de} or {@code de-AT}
     * @param system what the system speaks; where it is that language, it says of which country, too
     */
    public static Locale of(String setting, Locale system) {
        if (setting.equals("system")) {
            return system;
        }
        Locale wanted = Locale.forLanguageTag(setting);
        boolean same = wanted.getCountry().isEmpty() && wanted.getLanguage().equals(system.getLanguage());
        return same ? system : wanted;
    }
}
