package dev.coop.desktop.mounts.graph;

import dev.coop.core.mount.Mount;
import dev.coop.desktop.mounts.graph.GraphLayout.Box;
import dev.coop.desktop.text.Texts;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.Group;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.transform.Scale;

/** The picture as large as one likes it, and the part of it that fits. */
final class GraphView extends ScrollPane {
    private static final double SMALLEST = 0.4;
    private static final double LARGEST = 2;
    private static final double STEP = 1.2;
    private static final double MARGIN = 200;

    private final MountGraph graph;
    private final Scale scale = new Scale(1, 1);
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
    private List<Mount> mounts = List.of();

    GraphView(MountGraph graph) {
        this.graph = graph;
        graph.getTransforms().add(scale);
        setContent(new Group(graph));
        setPannable(true);
        setAccessibleText(Texts.of("page.mounts"));
        getStyleClass().add("page-scroll");
        viewportBoundsProperty().subscribe(this::fit);
        addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.isShortcutDown() && event.getDeltaY() != 0) {
                zoomTo(zoom.get() * (event.getDeltaY() > 0 ? STEP : 1 / STEP));
                event.consume();
            }
        });
        vvalueProperty().subscribe(this::look);
        graph.chosenProperty().subscribe(this::reveal);
    }

    /** 1 for the usual size. */
    ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    void show(List<Mount> now) {
        mounts = List.copyOf(now);
        graph.draw(arranged(), Instant.now());
        look();
    }

    private GraphLayout arranged() {
        return GraphLayout.of(mounts, Math.floor(getViewportBounds().getWidth() / zoom.get()));
    }

    private void fit() {
        graph.place(arranged());
        look();
    }

    void zoomIn() {
        zoomTo(zoom.get() * STEP);
    }

    void zoomOut() {
        zoomTo(zoom.get() / STEP);
    }

    void zoomTo(double wanted) {
        double now = Math.clamp(wanted, SMALLEST, LARGEST);
        // What is meant to be the usual size is it exactly.
        zoom.set(Math.abs(now - 1) < 0.05 ? 1 : now);
        scale.setX(zoom.get());
        scale.setY(zoom.get());
        fit();
        reveal();
    }

    /** As large as it can be with all of it to be seen, within what can be read. */
    void zoomToFit() {
        double height = arranged().height();
        zoomTo(Math.min(1, getViewportBounds().getHeight() / height));
    }

    /** @return whether it was a key of this view */
    boolean pressed(KeyEvent event) {
        if (!event.isShortcutDown()) {
            return false;
        }
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> zoomIn();
            case MINUS, SUBTRACT -> zoomOut();
            case DIGIT0, NUMPAD0 -> zoomTo(1);
            case DIGIT9, NUMPAD9 -> zoomToFit();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Scrolls to the chosen mount, where it is not to be seen. */
    private void reveal() {
        Box area = graph.chosenArea().orElse(null);
        double seen = getViewportBounds().getHeight();
        double hidden = graph.getPrefHeight() * zoom.get() - seen;
        if (area == null || hidden <= 0) {
            return;
        }
        double top = getVvalue() * hidden;
        double from = area.y() * zoom.get();
        double to = area.bottom() * zoom.get();
        if (from < top) {
            setVvalue(Math.max(0, from / hidden));
        } else if (to > top + seen) {
            setVvalue(Math.min(1, (to - seen) / hidden));
        }
    }

    /** Draws what is to be seen, and a little more, so that the keyboard finds what comes next. */
    private void look() {
        double seen = getViewportBounds().getHeight();
        double top = getVvalue() * Math.max(0, graph.getPrefHeight() * zoom.get() - seen);
        graph.look(top / zoom.get() - MARGIN, (top + seen) / zoom.get() + MARGIN);
    }
}
