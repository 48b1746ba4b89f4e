package dev.coop.core.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a setting may be. A view can choose its control by the kind of type.
 *
 * @param <T> the values in Java
 */
public sealed interface SettingType<T> {
    /** A value as JSON has it. @return null when it is not allowed */
    @Nullable
    T ofJson(Object value);

    /** A value as a user types it. @return null when it is not allowed */
    @Nullable
    T ofText(String text);

    /** What is allowed, to follow "is not" or "is". */
    String rule();

    /** As {@link #ofText} reads it. */
    default String text(T value) {
        return value.toString();
    }

    /** A whole number, both ends allowed. */
    record Whole(int least, int most) implements SettingType<Integer> {
        @Override
        public @Nullable Integer ofJson(Object value) {
            return value instanceof Integer number && number >= least && number <= most ? number : null;
        }

        @Override
        public @Nullable Integer ofText(String text) {
            try {
                return ofJson(Integer.valueOf(text.strip()));
            } catch (NumberFormatException _) {
                return null;
            }
        }

        @Override
        public String rule() {
            return "a whole number from " + least + " to " + most;
        }
    }

    /** On or off. */
    record Flag() implements SettingType<Boolean> {
        @Override
        public @Nullable Boolean ofJson(Object value) {
            return value instanceof Boolean flag ? flag : null;
        }

        @Override
        public @Nullable Boolean ofText(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true", "on", "yes", "1" -> true;
                case "false", "off", "no", "0" -> false;
                default -> null;
            };
        }

        @Override
        public String rule() {
            return "true or false";
        }
    }

    /**
     * A text.
     *
     * @param pattern that all of it matches
     * @param rule what the pattern means, in words
     */
    record Text(String pattern, String rule) implements SettingType<String> {
        @Override
        public @Nullable String ofJson(Object value) {
            return value instanceof String text && text.matches(pattern) ? text : null;
        }

        @Override
        public @Nullable String ofText(String text) {
            return ofJson(text.strip());
        }
    }

    /**
     * One of several words.
     *
     * @param synonyms words of earlier versions, each with the one that it means now
     */
    record Choice(List<String> words, Map<String, String> synonyms) implements SettingType<String> {
        @Override
        public @Nullable String ofJson(Object value) {
            if (!(value instanceof String text)) {
                return null;
            }
            String word = synonyms.getOrDefault(text, text);
            return words.contains(word) ? word : null;
        }

        @Override
        public @Nullable String ofText(String text) {
            return ofJson(text.strip().toLowerCase(Locale.ROOT));
        }

        @Override
        public String rule() {
            return "one of " + String.join(", ", words);
        }
    }

    /**
     * Texts; a user separates them by commas.
     *
     * @param pattern that each of them matches
     * @param rule what the pattern means, in words, for several
     */
    record TextList(String pattern, String rule) implements SettingType<List<String>> {
        @Override
        public @Nullable List<String> ofJson(Object value) {
            if (!(value instanceof List<?> list)
                    || !list.stream().allMatch(each -> each instanceof String text && text.matches(pattern))) {
                return null;
            }
            return list.stream().map(Object::toString).toList();
        }

        @Override
        public @Nullable List<String> ofText(String text) {
            return ofJson(Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .toList());
        }

        @Override
        public String text(List<String> value) {
            return String.join(", ", value);
        }
    }
}
