package dev.coop.desktop.snapshots;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** Looks at a line with keys, wheel and mouse: arrows choose, plus and minus or the wheel zoom, dragging moves. */
final class TimelineInput {
    private static final double CLOSER = 0.7;
    private static final double PAGE = 0.8;
    private static final int FAR = Integer.MAX_VALUE;

    private final Timeline line;
    private double dragged;

    private TimelineInput(Timeline line) {
        this.line = line;
    }

    static void attach(Timeline line) {
        TimelineInput input = new TimelineInput(line);
        line.setOnKeyPressed(input::key);
        line.setOnScroll(input::scroll);
        line.setOnMousePressed(input::press);
        line.setOnMouseDragged(input::drag);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> line.step(-1);
            case RIGHT -> line.step(1);
            case HOME -> line.step(-FAR);
            case END -> line.step(FAR);
            case PAGE_UP -> line.look(line.shown().move(-PAGE));
            case PAGE_DOWN -> line.look(line.shown().move(PAGE));
            case PLUS, ADD, EQUALS -> line.zoom(CLOSER);
            case MINUS, SUBTRACT -> line.zoom(1 / CLOSER);
            case DIGIT0, NUMPAD0 -> line.lookAtAll();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaX() != 0 || event.isShiftDown()) {
            double by = event.getDeltaX() != 0 ? event.getDeltaX() : event.getDeltaY();
            line.look(line.shown().move(-by / line.lineWidth()));
        } else if (event.getDeltaY() != 0) {
            line.look(line.shown()
                    .zoom(
                            Math.pow(CLOSER, event.getDeltaY() / 80),
                            line.shown().at(line.onLine(event.getX()), line.lineWidth())));
        }
        event.consume();
    }

    private void press(MouseEvent event) {
        dragged = event.getX();
        line.requestFocus();
    }

    private void drag(MouseEvent event) {
        line.look(line.shown().move((dragged - event.getX()) / line.lineWidth()));
        dragged = event.getX();
    }
}
