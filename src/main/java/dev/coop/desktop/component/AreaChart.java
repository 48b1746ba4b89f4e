package dev.coop.desktop.component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/**
 * Values over the last while, the newest at the right edge, from nothing to a given most. Where nobody looked there is a
 * gap. Drawn as shapes and not on a canvas, so that style sheets colour it: {@code .line} and {@code .area}, with {@code
 * .first}, {@code .second} for each series, and {@code .grid}.
 */
public final class AreaChart extends Region {
    private static final List<String> NAMES = List.of("first", "second");
    private static final int ROWS = 4;

    /** @param at {@link System#nanoTime()} */
    public record Point(long at, double value) {}

    private final long span;
    private final long gap;
    private final List<Line> grid = IntStream.rangeClosed(0, ROWS)
            .mapToObj(row -> styled(new Line(), "grid"))
            .toList();
    private final List<Path> areas;
    private final List<Path> lines;
    private List<List<Point>> values = List.of();
    private double most = 1;

    /**
     * @param span from the left edge to the right one
     * @param gap two values further apart than this are not joined
     * @param series one or two
     */
    public AreaChart(Duration span, Duration gap, int series) {
        this.span = span.toNanos();
        this.gap = gap.toNanos();
        areas = paths(series, "area");
        lines = paths(series, "line");
        getStyleClass().add("area-chart");
        setMouseTransparent(true);
        getChildren().addAll(grid);
        getChildren().addAll(areas);
        getChildren().addAll(lines);
    }

    private static List<Path> paths(int count, String part) {
        return NAMES.subList(0, count).stream()
                .map(name -> styled(new Path(), part, name))
                .toList();
    }

    private static <T extends javafx.scene.Node> T styled(T node, String... classes) {
        node.getStyleClass().addAll(classes);
        node.setManaged(false);
        return node;
    }

    /**
     * @param series the oldest value first
     * @param top what is drawn at the upper edge; more than 0
     */
    public void show(List<List<Point>> series, double top) {
        values = series;
        most = top;
        draw();
    }

    @Override
    protected void layoutChildren() {
        draw();
    }

    private void draw() {
        double bottom = Math.floor(getHeight()) - 0.5;
        for (int row = 0; row <= ROWS; row++) {
            double y = Math.floor(bottom * row / ROWS) + 0.5;
            Line line = grid.get(row);
            line.setEndX(getWidth());
            line.setStartY(y);
            line.setEndY(y);
        }
        long now = values.stream()
                .filter(points -> !points.isEmpty())
                .mapToLong(points -> points.getLast().at())
                .max()
                .orElse(0);
        for (int i = 0; i < lines.size(); i++) {
            draw(i < values.size() ? values.get(i) : List.of(), now, bottom, lines.get(i), areas.get(i));
        }
    }

    private void draw(List<Point> points, long now, double bottom, Path line, Path area) {
        List<PathElement> stroke = new ArrayList<>();
        List<PathElement> fill = new ArrayList<>();
        double x = 0;
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            boolean begins = i == 0 || point.at() - points.get(i - 1).at() > gap;
            if (begins && i > 0) {
                fill.add(new LineTo(x, bottom));
                fill.add(new ClosePath());
            }
            x = getWidth() * (1 - (double) (now - point.at()) / span);
            double y = bottom - (bottom - 1) * Math.clamp(point.value() / most, 0, 1);
            if (begins) {
                fill.add(new MoveTo(x, bottom));
                fill.add(new LineTo(x, y));
                stroke.add(new MoveTo(x, y));
            } else {
                fill.add(new LineTo(x, y));
                stroke.add(new LineTo(x, y));
            }
        }
        if (!points.isEmpty()) {
            fill.add(new LineTo(x, bottom));
            fill.add(new ClosePath());
        }
        line.getElements().setAll(stroke);
        area.getElements().setAll(fill);
    }
}
