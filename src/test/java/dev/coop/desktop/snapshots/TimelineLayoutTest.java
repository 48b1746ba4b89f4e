package dev.coop.desktop.snapshots;

import dev.coop.desktop.snapshots.TimelineLayout.Mark;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class TimelineLayoutTest {
    private static final Instant START = Instant.parse("2026-03-28T08:00:00Z");
    private static final double WIDTH = 800;
    private static final double GAP = 28;

    private static Period hours(long from, long to) {
        return new Period(START.plus(Duration.ofHours(from)), START.plus(Duration.ofHours(to)));
    }

    private static List<Instant> random(int count, long seed) {
        Random random = new Random(seed);
        return random.longs(count, 0, Duration.ofDays(3).toMillis())
                .sorted()
                .mapToObj(START::plusMillis)
                .toList();
    }

    @Test
    void one_event_is_one_mark_at_the_left_edge() {
        assertThat(TimelineLayout.marks(List.of(START), new Period(START, START), WIDTH, GAP))
                .containsExactly(new Mark(0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 20, 200, 2000})
    void no_mark_covers_another_and_no_event_is_lost(int count) {
        List<Instant> times = random(count, count);
        List<Mark> marks = TimelineLayout.marks(times, hours(0, 72), WIDTH, GAP);
        int next = 0;
        for (Mark mark : marks) {
            assertThat(mark.first()).isEqualTo(next);
            next = mark.last() + 1;
        }
        assertThat(next).isEqualTo(count);
        for (int i = 1; i < marks.size(); i++) {
            assertThat(marks.get(i).x() - marks.get(i - 1).x()).isGreaterThanOrEqualTo(GAP);
        }
        assertThat(marks).hasSizeLessThanOrEqualTo((int) (WIDTH / GAP) + 1);
    }

    @Test
    void a_close_look_parts_the_events_of_a_mark() {
        List<Instant> times = random(200, 1);
        Mark group = TimelineLayout.marks(times, hours(0, 72), WIDTH, GAP).stream()
                .filter(mark -> mark.count() > 2)
                .findFirst()
                .orElseThrow();
        Period close = new Period(times.get(group.first()), times.get(group.last()));
        assertThat(TimelineLayout.marks(times, close, WIDTH, GAP)).hasSizeGreaterThan(1);
    }

    @Test
    void which_events_are_one_mark_does_not_change_while_the_line_is_moved() {
        List<Instant> times = random(200, 7);
        Period shown = hours(20, 32);
        List<Mark> before = TimelineLayout.marks(times, shown, WIDTH, GAP);
        List<Mark> after = TimelineLayout.marks(times, shown.move(0.1), WIDTH, GAP);
        List<Integer> seen = before.stream().map(Mark::first).toList();
        assertThat(after.stream().map(Mark::first).filter(seen::contains).count())
                .isGreaterThan(5);
        for (Mark mark : after) {
            before.stream().filter(each -> each.first() == mark.first()).forEach(each -> assertThat(each.last())
                    .isEqualTo(mark.last()));
        }
    }

    @Test
    void what_is_not_looked_at_has_no_mark() {
        List<Instant> times = List.of(START, START.plus(Duration.ofHours(5)), START.plus(Duration.ofHours(10)));
        assertThat(TimelineLayout.marks(times, hours(4, 6), WIDTH, GAP)).containsExactly(new Mark(400, 1, 1));
    }

    @Test
    void names_do_not_overlap_stay_on_the_line_and_the_newest_has_its_own() {
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            marks.add(new Mark(i * 40, i, i));
        }
        Map<Mark, Double> names = TimelineLayout.names(marks, mark -> mark.first() % 2 == 0 ? 0 : 90, 760, 20, 10);
        assertThat(names).containsKey(marks.getLast()).doesNotContainKey(marks.get(2));
        List<Double> starts = names.values().stream().sorted().toList();
        for (int i = 1; i < starts.size(); i++) {
            assertThat(starts.get(i) - starts.get(i - 1)).isGreaterThanOrEqualTo(100);
        }
        assertThat(starts.getFirst()).isGreaterThanOrEqualTo(-20);
        assertThat(starts.getLast()).isLessThanOrEqualTo(780 - 90);
    }

    @Test
    void a_zoom_keeps_its_anchor_where_it_is_and_has_an_end() {
        Period shown = hours(0, 10);
        Instant anchor = START.plus(Duration.ofHours(7));
        Period closer = shown.zoom(0.5, anchor);
        assertThat(closer.x(anchor, WIDTH)).isEqualTo(shown.x(anchor, WIDTH), within(0.01));
        assertThat(closer.millis()).isEqualTo(shown.millis() / 2);
        Period closest = shown;
        for (int i = 0; i < 100; i++) {
            closest = closest.zoom(0.5, anchor);
        }
        assertThat(closest.millis()).isEqualTo(Period.SHORTEST.toSeconds() * 1000.0);
    }

    @Test
    void nobody_looks_beyond_a_life() {
        Period life = hours(0, 10);
        assertThat(hours(-3, 2).within(life)).isEqualTo(hours(0, 5));
        assertThat(hours(8, 12).within(life)).isEqualTo(hours(6, 10));
        assertThat(hours(-5, 20).within(life)).isEqualTo(life);
        assertThat(hours(2, 3).showing(START.plus(Duration.ofHours(8))).shows(START.plus(Duration.ofHours(8))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 60, 3_600, 86_400, 604_800, 31_536_000, 315_360_000})
    void times_are_round_and_have_room_however_long_the_stretch_is(long seconds) {
        Period shown = new Period(START, START.plusSeconds(seconds));
        List<TimeAxis.Tick> ticks = TimeAxis.ticks(shown, WIDTH, 96, ZoneId.of("Europe/Berlin"));
        assertThat(ticks).hasSizeBetween(2, (int) (WIDTH / 96) + 1);
        for (int i = 1; i < ticks.size(); i++) {
            // In the night in which clocks are set forward an hour is missing.
            assertThat(ticks.get(i).x() - ticks.get(i - 1).x()).isGreaterThan(60);
        }
        assertThat(ticks).allSatisfy(tick -> assertThat(tick.text()).isNotBlank());
    }

    @Test
    void a_day_begins_at_midnight_where_the_user_is() {
        Period shown = new Period(Instant.parse("2026-03-28T20:00:00Z"), Instant.parse("2026-03-29T20:00:00Z"));
        TimeAxis.Tick day = TimeAxis.ticks(shown, WIDTH, 96, ZoneId.of("Europe/Berlin")).stream()
                .filter(TimeAxis.Tick::day)
                .findFirst()
                .orElseThrow();
        assertThat(day.text()).isEqualTo("29 Mar");
        assertThat(day.x()).isEqualTo(shown.x(Instant.parse("2026-03-28T23:00:00Z"), WIDTH), within(0.01));
    }
}
