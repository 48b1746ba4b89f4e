package dev.coop.desktop.snapshots;

import dev.coop.core.snapshot.ContainerHistory;
import dev.coop.core.snapshot.ContainerHistory.Event;
import dev.coop.core.snapshot.ContainerHistory.Kind;
import dev.coop.desktop.snapshots.TimelineLayout.Mark;
import dev.coop.desktop.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.shape.Line;
import javafx.scene.shape.QuadCurve;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Draws a life, or the part of it that is looked at.
 *
 * @param shown what is between the edges
 * @param width of that
 */
record TimelineDrawing(ContainerHistory history, @Nullable Event chosen, Instant now, Period shown, double width) {
    static final double HEIGHT = 124;

    /** On both sides, so that no mark is cut off. */
    static final double EDGE = 24;

    private static final double LINE = 58;
    private static final double NAMES = 16;
    private static final double TICKS = 98;
    private static final double TICKS_APART = 96;
    private static final double NAMES_APART = 14;
    private static final double LONGEST_NAME = 150;
    private static final double MARKS_APART = Marker.SIZE + 2;

    /** @param press is told of the mark that is clicked */
    List<Node> nodes(Consumer<Mark> press) {
        List<Node> nodes = new ArrayList<>();
        ticks(nodes);
        line(nodes);
        way(nodes);
        List<Mark> marks =
                TimelineLayout.marks(history.events().stream().map(Event::at).toList(), shown, width, MARKS_APART);
        names(marks, nodes);
        Event current = history.basedOn() == null ? null : snapshot(history.basedOn());
        for (Mark mark : marks) {
            Marker marker = new Marker(mark, history.events(), holds(mark, chosen), now);
            marker.relocate(EDGE + mark.x() - Marker.SIZE / 2, LINE - Marker.SIZE / 2);
            marker.setOnMouseClicked(event -> press.accept(mark));
            nodes.add(marker);
            if (holds(mark, current)) {
                String text = Texts.of("timeline.current");
                nodes.add(text(text, "now-text", EDGE + mark.x() - width(text) / 2, LINE + 20));
            }
        }
        return nodes;
    }

    private boolean holds(Mark mark, @Nullable Event event) {
        return event != null && mark.holds(history.events().indexOf(event));
    }

    private @Nullable Event snapshot(String name) {
        return history.events().stream()
                .filter(each -> each.kind() == Kind.SNAPSHOT && each.subject().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void ticks(List<Node> nodes) {
        for (TimeAxis.Tick tick : TimeAxis.ticks(shown, width, TICKS_APART, ZoneId.systemDefault())) {
            double x = Math.floor(EDGE + tick.x()) + 0.5;
            nodes.add(styled(new Line(x, LINE, x, TICKS + 12), tick.day() ? "day" : "tick"));
            nodes.add(text(tick.text(), "tick-text", x + 5, TICKS));
        }
    }

    /** The life until now, and where now is. */
    private void line(List<Node> nodes) {
        double start = Math.max(-EDGE, shown.x(history.events().getFirst().at(), width));
        double end = Math.min(width + EDGE, shown.x(now, width));
        nodes.add(styled(new Line(EDGE + start, LINE, EDGE + end, LINE), "life"));
        if (shown.shows(now)) {
            double x = Math.floor(EDGE + end) + 0.5;
            nodes.add(styled(new Line(x, LINE, x, LINE + 22), "now"));
            Text text = text(Texts.of("timeline.now"), "now-text", 0, LINE + 23);
            text.setX(Math.min(x - width(text.getText()) / 2, width + 2 * EDGE - width(text.getText())));
            nodes.add(text);
        }
    }

    /** From a restore back to where it led: the chosen one, or the last. */
    private void way(List<Node> nodes) {
        Event restore = chosen != null && chosen.kind() == Kind.RESTORED
                ? chosen
                : history.events().reversed().stream()
                        .filter(each -> each.kind() == Kind.RESTORED)
                        .findFirst()
                        .orElse(null);
        Event target = restore == null ? null : snapshot(restore.subject());
        if (restore != null && target != null) {
            double from = EDGE + shown.x(restore.at(), width);
            double to = EDGE + shown.x(target.at(), width);
            nodes.add(styled(new QuadCurve(from, LINE, (from + to) / 2, LINE + 64, to, LINE), "way"));
        }
    }

    private void names(List<Mark> marks, List<Node> nodes) {
        Map<Mark, Double> places = TimelineLayout.names(
                marks, mark -> isNamed(mark) ? width(name(mark)) : 0, width, EDGE - 2, NAMES_APART);
        places.forEach((mark, x) ->
                nodes.add(text(name(mark), holds(mark, chosen) ? "chosen-name" : "name", EDGE + x, NAMES)));
    }

    /** A person's snapshots have names that say something. */
    private boolean isNamed(Mark mark) {
        Event event = history.events().get(mark.last());
        boolean isPersons = event.snapshot() != null && !event.snapshot().isAutomatic();
        return mark.count() == 1 && (isPersons || event.equals(chosen));
    }

    private String name(Mark mark) {
        String whole = Events.title(history.events().get(mark.last()));
        String name = whole;
        for (int length = whole.length() - 1; width(name) > LONGEST_NAME && length > 0; length--) {
            name = whole.substring(0, length) + "…";
        }
        return name;
    }

    private static double width(String text) {
        Text measured = new Text(text);
        measured.setStyle("-fx-font-family: Inter; -fx-font-size: 12px;");
        return Math.ceil(measured.getLayoutBounds().getWidth());
    }

    private static Text text(String text, String style, double x, double y) {
        Text node = new Text(x, y, text);
        node.setTextOrigin(VPos.TOP);
        return styled(node, style);
    }

    private static <T extends Node> T styled(T node, String style) {
        node.getStyleClass().add(style);
        node.setManaged(false);
        node.setMouseTransparent(true);
        return node;
    }
}
