package dev.coop.desktop.snapshots;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The times that are written below a line: round ones, of the clock and the calendar of a place. */
final class TimeAxis {
    private static final int DAY = 24 * 60 * 60;
    private static final List<Integer> SECONDS =
            List.of(1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 2 * 3600, 3 * 3600, 6 * 3600, 12 * 3600);
    private static final List<Integer> DAYS = List.of(1, 2, 4, 7, 14);
    private static final List<Integer> MONTHS = List.of(1, 2, 3, 6, 12, 24, 60, 120);

    private TimeAxis() {}

    /** @param day whether a day begins here */
    record Tick(double x, String text, boolean day) {}

    /** @param apart how far from each other they are at least */
    static List<Tick> ticks(Period shown, double width, double apart, ZoneId zone) {
        double least = shown.millis() / 1000 * apart / width;
        for (int step : SECONDS) {
            if (step >= least) {
                return seconds(shown, width, step, zone);
            }
        }
        for (int step : DAYS) {
            if ((double) step * DAY >= least) {
                return days(shown, width, step, zone);
            }
        }
        for (int step : MONTHS) {
            if (28.0 * step * DAY >= least) {
                return months(shown, width, step, zone);
            }
        }
        return List.of();
    }

    private static List<Tick> seconds(Period shown, double width, int step, ZoneId zone) {
        List<Tick> ticks = new ArrayList<>();
        ZonedDateTime start = shown.from().atZone(zone);
        LocalDate day = start.toLocalDate();
        int second = start.toLocalTime().toSecondOfDay() / step * step;
        DateTimeFormatter time = DateTimeFormatter.ofPattern(step < 60 ? "HH:mm:ss" : "HH:mm");
        while (true) {
            ZonedDateTime next = day.atTime(LocalTime.ofSecondOfDay(second)).atZone(zone);
            if (next.toInstant().isAfter(shown.to())) {
                return ticks;
            }
            add(ticks, shown, width, next.toInstant(), second == 0 ? date(day) : time.format(next), second == 0);
            second += step;
            if (second >= DAY) {
                second = 0;
                day = day.plusDays(1);
            }
        }
    }

    private static List<Tick> days(Period shown, double width, int step, ZoneId zone) {
        List<Tick> ticks = new ArrayList<>();
        long first = Math.floorDiv(shown.from().atZone(zone).toLocalDate().toEpochDay(), step) * step;
        for (LocalDate day = LocalDate.ofEpochDay(first); ; day = day.plusDays(step)) {
            Instant at = day.atStartOfDay(zone).toInstant();
            if (at.isAfter(shown.to())) {
                return ticks;
            }
            add(ticks, shown, width, at, date(day), true);
        }
    }

    private static List<Tick> months(Period shown, double width, int step, ZoneId zone) {
        List<Tick> ticks = new ArrayList<>();
        LocalDate start = shown.from().atZone(zone).toLocalDate();
        int first = (start.getYear() * 12 + start.getMonthValue() - 1) / step * step;
        DateTimeFormatter month = DateTimeFormatter.ofPattern(step < 12 ? "MMM yyyy" : "yyyy");
        for (int number = first; ; number += step) {
            LocalDate day = LocalDate.of(number / 12, number % 12 + 1, 1);
            Instant at = day.atStartOfDay(zone).toInstant();
            if (at.isAfter(shown.to())) {
                return ticks;
            }
            add(ticks, shown, width, at, month.format(day), true);
        }
    }

    private static void add(List<Tick> ticks, Period shown, double width, Instant at, String text, boolean day) {
        if (shown.shows(at)) {
            ticks.add(new Tick(shown.x(at, width), text, day));
        }
    }

    private static String date(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM").format(day);
    }
}
