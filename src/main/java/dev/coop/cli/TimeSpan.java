package dev.coop.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as users write them: {@code 30m}, {@code 2h}, {@code 1h30m}, {@code 1d}. */
final class TimeSpan implements ITypeConverter<Duration> {
    private static final Pattern SPAN = Pattern.compile(
            "(?:(\\d{1,5})d)?(?:(\\d{1,5})h)?(?:(\\d{1,7})m(?:in)?)?(?:(\\d{1,9})s)?", Pattern.CASE_INSENSITIVE);

    @Override
    public Duration convert(String text) {
        Matcher matcher = SPAN.matcher(text.strip().toLowerCase(Locale.ROOT));
        Duration span = matcher.matches()
                ? Duration.ofDays(number(matcher, 1))
                        .plusHours(number(matcher, 2))
                        .plusMinutes(number(matcher, 3))
                        .plusSeconds(number(matcher, 4))
                : Duration.ZERO;
        if (!span.isPositive()) {
            throw new TypeConversionException("\"" + text + "\" is not a time such as 30m, 2h or 1d");
        }
        return span;
    }

    private static long number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
