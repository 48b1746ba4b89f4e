package dev.coop.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as users write them: an age such as {@code 10m}, or a time of this computer's zone such as {@code 14:30}. */
final class Moment implements ITypeConverter<Instant> {
    private static final Pattern AGE = Pattern.compile("(\\d{1,9})([smhd])");

    @Override
    public Instant convert(String text) {
        Matcher age = AGE.matcher(text);
        if (age.matches()) {
            long count = Long.parseLong(age.group(1));
            return Instant.now()
                    .minus(
                            switch (age.group(2)) {
                                case "s" -> Duration.ofSeconds(count);
                                case "m" -> Duration.ofMinutes(count);
                                case "h" -> Duration.ofHours(count);
                                default -> Duration.ofDays(count);
                            });
        }
        ZoneId zone = ZoneId.systemDefault();
        List<Function<String, Instant>> forms = List.of(
                each -> OffsetDateTime.parse(each).toInstant(),
                each -> LocalDateTime.parse(each.replace(' ', 'T')).atZone(zone).toInstant(),
                each -> LocalDate.parse(each).atStartOfDay(zone).toInstant(),
                each -> LocalTime.parse(each)
                        .atDate(LocalDate.now(zone))
                        .atZone(zone)
                        .toInstant());
        for (Function<String, Instant> form : forms) {
            try {
                return form.apply(text);
            } catch (DateTimeException _) {
                // Another form, perhaps.
            }
        }
        throw new TypeConversionException("\"" + text + "\" is not a time such as 2026-03-01T14:30, 14:30 or 10m");
    }
}
