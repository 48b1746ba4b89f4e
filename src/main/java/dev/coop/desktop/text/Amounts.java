package dev.coop.desktop.text;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Amounts in words. */
public final class Amounts {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Amounts() {}

    /** Such as {@code 4 GiB} or {@code 512 MiB}. */
    public static String megabytes(int megabytes) {
        return megabytes % 1024 == 0
                ? Texts.of("amount.gib", megabytes / 1024)
                : megabytes > 1024
                        ? Texts.of("amount.gib", Math.round(megabytes / 102.4) / 10.0)
                        : Texts.of("amount.mib", megabytes);
    }

    /** Such as {@code 20 GiB}. */
    public static String gigabytes(int gigabytes) {
        return Texts.of("amount.gib", gigabytes);
    }

    /** A share, such as {@code 7 %}. */
    public static String percent(double share) {
        return Texts.of("amount.percent", Math.round(share * 100));
    }

    /** Such as {@code 1.4 GiB} or {@code 312 MiB}; a dash for what is unknown. */
    public static String bytes(@Nullable Number bytes) {
        if (bytes == null) {
            return Texts.of("amount.unknown");
        }
        double amount = bytes.doubleValue();
        int unit = 0;
        while (amount >= 1000 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return Texts.of(unit == 0 || amount >= 100 ? "amount.whole" : "amount.fraction", amount, UNITS[unit]);
    }

    /** Such as {@code 1.4 MiB/s}. */
    public static String rate(double bytesPerSecond) {
        return Texts.of("amount.rate", bytes(bytesPerSecond));
    }

    /** Such as {@code 3 d 4 h}, {@code 2 h 5 min} or {@code 40 s}. */
    public static String duration(Duration duration) {
        if (duration.toDays() > 0) {
            return Texts.of("duration.days", duration.toDays(), duration.toHoursPart());
        }
        if (duration.toHours() > 0) {
            return Texts.of("duration.hours", duration.toHours(), duration.toMinutesPart());
        }
        return duration.toMinutes() > 0
                ? Texts.of("duration.minutes", duration.toMinutes())
                : Texts.of("duration.seconds", duration.toSeconds());
    }

    /** How long ago, in its largest unit: {@code just now}, {@code 5 min}, {@code 3 h}, {@code 12 d}. */
    public static String age(Instant from, Instant now) {
        Duration age = Duration.between(from, now);
        if (age.toMinutes() < 1) {
            return Texts.of("age.now");
        }
        if (age.toHours() < 1) {
            return Texts.of("age.minutes", age.toMinutes());
        }
        return age.toDays() < 1 ? Texts.of("age.hours", age.toHours()) : Texts.of("age.days", age.toDays());
    }

    /** Such as {@code 0.34 s} or {@code 12.3 s}. */
    public static String seconds(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        return Texts.of(seconds < 10 ? "amount.seconds.short" : "amount.seconds.long", seconds);
    }

    /** The text, or a dash for what is unknown. */
    public static String orUnknown(@Nullable String text) {
        return text == null || text.isBlank() ? Texts.of("amount.unknown") : text;
    }
}
