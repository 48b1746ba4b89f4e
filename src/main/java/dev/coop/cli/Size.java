package dev.coop.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Sizes as users write them: {@code 4GiB}, {@code 512MiB}, {@code 2G}. A bare number is in the unit of the flag. */
final class Size {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*([kmgt]?)(i?b)?", Pattern.CASE_INSENSITIVE);

    private Size() {}

    /** To MiB; a bare number is MiB. */
    static final class Mebibytes implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return Size.convert(text, 1L << 20);
        }
    }

    /** To GiB; a bare number is GiB. */
    static final class Gibibytes implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return Size.convert(text, 1L << 30);
        }
    }

    private static int convert(String text, long unit) {
        Matcher matcher = SIZE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new TypeConversionException("\"" + text + "\" is not a size such as 4GiB or 512MiB");
        }
        boolean bare = matcher.group(2).isEmpty() && matcher.group(3) == null;
        long factor = bare
                ? unit
                : switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
                    case "k" -> 1L << 10;
                    case "m" -> 1L << 20;
                    case "g" -> 1L << 30;
                    case "t" -> 1L << 40;
                    default -> 1L;
                };
        try {
            int size = Math.toIntExact(
                    Math.ceilDivExact(Math.multiplyExact(Long.parseLong(matcher.group(1)), factor), unit));
            if (size > 0) {
                return size;
            }
        } catch (ArithmeticException _) {
            // More than can be counted.
        }
        throw new TypeConversionException("\"" + text + "\" is not a possible size");
    }
}
