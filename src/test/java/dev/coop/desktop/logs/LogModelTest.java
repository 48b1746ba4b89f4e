package dev.coop.desktop.logs;

import dev.coop.desktop.logs.LogLine.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogModelTest {
    private static List<LogLine> lines(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> LogLine.of("line " + number))
                .toList();
    }

    @Test
    void aBufferKeepsTheLastLinesAndNoMore() {
        LogBuffer buffer = new LogBuffer();
        buffer.add(lines(0, LogBuffer.MOST));
        buffer.add(lines(LogBuffer.MOST, 1));
        assertThat(buffer.size()).isEqualTo(LogBuffer.MOST - LogBuffer.BLOCK + 1);
        assertThat(buffer.shown().getFirst().text()).isEqualTo("line " + LogBuffer.BLOCK);
        assertThat(buffer.shown().getLast().text()).isEqualTo("line " + LogBuffer.MOST);
        buffer.add(lines(0, LogBuffer.MOST + 7));
        assertThat(buffer.size()).isEqualTo(LogBuffer.MOST);
        assertThat(buffer.shown().getFirst().text()).isEqualTo("line 7");
    }

    @Test
    void aSearchHoldsForWhatComesLaterToo() {
        LogBuffer buffer = new LogBuffer();
        buffer.add(List.of(LogLine.of("Started Journal"), LogLine.of("Reached target")));
        buffer.search("STARTED");
        buffer.add(List.of(LogLine.of("started sshd"), LogLine.of("something else")));
        assertThat(buffer.shown()).extracting(LogLine::text).containsExactly("Started Journal", "started sshd");
        assertThat(buffer.size()).isEqualTo(4);
        buffer.search("");
        assertThat(buffer.shown()).hasSize(4);
    }

    @Test
    void whatIsFoundStandsApart() {
        assertThat(Part.of("Error: no error", "ERROR"))
                .containsExactly(new Part("Error", true), new Part(": no ", false), new Part("error", true));
        assertThat(Part.of("nothing", "")).containsExactly(new Part("nothing", false));
        assertThat(Part.of("\u0130stanbul x", "x"))
                .as("a capital with two small letters")
                .containsExactly(new Part("\u0130stanbul ", false), new Part("x", true));
    }

    @Test
    void theWordsOfALineSayHowGraveItIs() {
        assertThat(LogLine.of("2026-11-24T09:00:00+00:00 sshd[5]: error: bind failed"))
                .matches(line -> line.level() == Level.ERROR)
                .matches(line -> line.text().substring(line.time()).startsWith("sshd[5]"));
        assertThat(LogLine.of("WARN  the disk is nearly full").level()).isEqualTo(Level.WARNING);
        assertThat(LogLine.of("level=debug msg=x").level()).isEqualTo(Level.DEBUG);
        assertThat(LogLine.of("Terror is no error word, it is one of ours").level())
                .isEqualTo(Level.ERROR);
        assertThat(LogLine.of("a terrorist errand").level()).isEqualTo(Level.PLAIN);
        assertThat(LogLine.of("plain").time()).isZero();
    }

    @Test
    void aHostileLineCannotLieAboutItself() {
        String text = LogLine.of("\u001b[2Jok\u202egnp.exe\u0007" + "x".repeat(100_000))
                .text();
        assertThat(text).startsWith("\\x1b[2Jok\\u202egnp.exe\\x07").hasSizeLessThan(LogLine.LONGEST + 40);
    }

    @Test
    void aFullBufferTakesMoreLinesAndASearchWithinAFrameOrTwo() {
        LogBuffer buffer = new LogBuffer();
        buffer.add(lines(0, LogBuffer.MOST));
        List<Long> adding = new ArrayList<>();
        List<Long> searching = new ArrayList<>();
        for (int round = 0; round < 30; round++) {
            long start = System.nanoTime();
            buffer.add(lines(0, 200));
            adding.add(System.nanoTime() - start);
            start = System.nanoTime();
            buffer.search(round % 2 == 0 ? "" : "ne 9" + round);
            searching.add(System.nanoTime() - start);
        }
        System.out.println("100,000 lines, ms: 200 more " + median(adding) + ", a search " + median(searching));
        assertThat(median(adding)).isLessThan(100);
        assertThat(median(searching)).isLessThan(200);
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1e6;
    }
}
