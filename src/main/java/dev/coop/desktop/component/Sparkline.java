package dev.coop.desktop.component;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/** A small line over time without axes, from 0 to 1. Coloured by style sheet: {@code .line} and {@code .area} in it. */
public final class Sparkline extends Region {
    private final Polyline line = new Polyline();
    private final Polygon area = new Polygon();
    private final int points;
    private List<Double> values = List.of();

    /** @param points how many values it has room for */
    public Sparkline(int points) {
        this.points = points;
        getStyleClass().add("sparkline");
        line.getStyleClass().add("line");
        area.getStyleClass().add("area");
        line.setManaged(false);
        area.setManaged(false);
        setMouseTransparent(true);
        getChildren().addAll(area, line);
    }

    /** The newest at the end, at the right edge. */
    public void show(List<Double> newest) {
        values = newest;
        draw();
    }

    @Override
    protected void layoutChildren() {
        draw();
    }

    private void draw() {
        double width = getWidth();
        double height = getHeight() - 1;
        int count = Math.min(points, values.size());
        if (count == 0 || width <= 0) {
            line.getPoints().clear();
            area.getPoints().clear();
            return;
        }
        double step = width / (points - 1);
        Double[] corners = new Double[2 * count];
        for (int i = 0; i < count; i++) {
            double value = values.get(values.size() - count + i);
            corners[2 * i] = width - (count - 1 - i) * step;
            corners[2 * i + 1] = 0.5 + height * (1 - Math.clamp(value, 0.0, 1.0));
        }
        line.getPoints().setAll(corners);
        area.getPoints().setAll(corners);
        area.getPoints().addAll(width, getHeight(), corners[0], getHeight());
    }
}
