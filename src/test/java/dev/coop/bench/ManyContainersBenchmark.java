package dev.coop.bench;

import dev.coop.testing.CoopFixture;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The window with so many containers that only it knows of, with the options of the packaged desktop, without a display. */
record ManyContainersBenchmark(int containers) implements Benchmark {
    private static final double FRAME = 1000.0 / 60;

    /** @param most that is promised */
    private record Figure(String what, String unit, double most) {}

    private static final Map<String, Figure> FIGURES = Map.of(
            "list", new Figure("first list", "ms", 1500),
            "event", new Figure("event shown", "ms", 100),
            "filter", new Figure("filter key", "ms", 50),
            "frame", new Figure("scroll frame", "ms", FRAME),
            "memory", new Figure("memory", "MB", 350));

    @Override
    public void run(Report report) throws IOException, InterruptedException {
        for (String line : new Program(command(), Map.of()).run().lines().toList()) {
            String[] parts = line.split(" ", 2);
            Figure figure = FIGURES.get(parts[0]);
            if (figure != null) {
                report.figure(
                        containers + " containers, " + figure.what(),
                        Double.parseDouble(parts[1]),
                        figure.unit(),
                        figure.most());
            }
        }
    }

    private List<String> command() {
        Path lib = CoopFixture.program().resolveSibling("../lib").normalize();
        String classes = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*[/\\\\]javafx-[^/\\\\]*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + lib.resolve("desktop.options"),
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Dtestfx.robot=glass",
                "--add-exports=javafx.graphics/com.sun.javafx.application=ALL-UNNAMED",
                "--module-path",
                lib.resolve("javafx").toString(),
                "-cp",
                classes,
                "dev.coop.desktop.ManyContainers",
                Integer.toString(containers));
    }
}
