package dev.coop.desktop.mounts.graph;

import dev.coop.core.mount.Mount;
import dev.coop.desktop.mounts.graph.GraphLayout.Link;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Polygon;

/** {@code --->} when the container only reads, {@code <--->} when it writes too. */
final class LinkArrow extends Group {
    private static final double LENGTH = 9;
    private static final double HALF = 5;

    private final CubicCurve line = new CubicCurve();
    private final Polygon forth = new Polygon();
    private final Polygon back = new Polygon();
    private final boolean writes;

    LinkArrow(Mount mount) {
        line.getStyleClass().add("line");
        writes = !mount.mode().isReadOnly();
        for (Node shape : writes ? List.of(line, forth, back) : List.of(line, forth)) {
            shape.getStyleClass().add("graph-arrow");
            LinkLook.paint(shape, mount);
            getChildren().add(shape);
        }
        setMouseTransparent(true);
    }

    void place(Link link) {
        double from = link.fromX() + (writes ? LENGTH : 0);
        double to = link.toX() - LENGTH;
        double middle = (from + to) / 2;
        line.setStartX(from);
        line.setStartY(link.fromY());
        line.setControlX1(middle);
        line.setControlY1(link.fromY());
        line.setControlX2(middle);
        line.setControlY2(link.toY());
        line.setEndX(to);
        line.setEndY(link.toY());
        head(forth, to, link.toX(), link.toY());
        head(back, from, link.fromX(), link.fromY());
    }

    private static void head(Polygon head, double base, double tip, double y) {
        head.getPoints().setAll(base, y - HALF, tip, y, base, y + HALF);
    }

    void choose(boolean chosen) {
        getChildren().forEach(shape -> shape.pseudoClassStateChanged(LinkLook.CHOSEN, chosen));
    }
}
