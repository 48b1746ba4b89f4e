package dev.coop.desktop.snapshots;

import dev.coop.core.snapshot.ContainerHistory;
import dev.coop.core.snapshot.ContainerHistory.Event;
import dev.coop.desktop.snapshots.TimelineLayout.Mark;
import dev.coop.desktop.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The line of a container's life, to be looked at as closely as wanted. To those who cannot see it, it is a slider over the
 * events. Style sheets colour it.
 */
final class Timeline extends Region {
    /** What comes after now has no events, but room for the sign that says where now is. */
    private static final double BEYOND_NOW = 0.02;

    private final Consumer<Event> choose;
    private final ReadOnlyBooleanWrapper whole = new ReadOnlyBooleanWrapper(true);
    private @Nullable ContainerHistory history;
    private @Nullable Event chosen;
    private Instant now = Instant.EPOCH;
    private Period life = new Period(Instant.EPOCH, Instant.EPOCH);
    private Period shown = life;

    /** @param choose is told of the event that the user chooses */
    Timeline(Consumer<Event> choose) {
        this.choose = choose;
        getStyleClass().add("timeline");
        setId("timeline");
        setMinHeight(TimelineDrawing.HEIGHT);
        setPrefHeight(TimelineDrawing.HEIGHT);
        setMaxHeight(TimelineDrawing.HEIGHT);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText(Texts.of("timeline.accessible"));
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        TimelineInput.attach(this);
    }

    /** Another life begins with a look at all of it; the same one goes on as it is looked at. */
    void show(ContainerHistory newest, Instant at) {
        boolean same = history != null && history.container().equals(newest.container());
        boolean atEnd = shown.to().equals(life.to());
        history = newest;
        now = at;
        life = lifeOf(newest.events(), at);
        if (!same || whole.get()) {
            look(life);
        } else {
            look(atEnd ? shown.move(Duration.between(shown.to(), life.to()).toMillis() / shown.millis()) : shown);
        }
    }

    private static Period lifeOf(List<Event> events, Instant now) {
        Instant from = events.getFirst().at();
        Instant last = events.getLast().at();
        Instant to = now.isAfter(last) ? now : last;
        Period known = new Period(from, to);
        return new Period(from, known.to().plusMillis(Math.round(known.millis() * BEYOND_NOW)));
    }

    /** What is chosen is shown. */
    void choose(@Nullable Event event) {
        chosen = event;
        if (event != null) {
            shown = shown.showing(event.at()).within(life);
        }
        draw();
        notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE_STRING);
        notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    }

    Period shown() {
        return shown;
    }

    /** Looks at that part, or at all when it is longer. */
    void look(Period wanted) {
        shown = wanted.within(life);
        whole.set(shown.equals(life));
        draw();
    }

    /** @param factor how long the part is then that is shown: 0.5 for half as long */
    void zoom(double factor) {
        Event middle = chosen;
        look(shown.zoom(factor, middle != null && shown.shows(middle.at()) ? middle.at() : shown.at(0.5, 1)));
    }

    void lookAtAll() {
        look(life);
    }

    /** Whether all of it is shown. */
    ReadOnlyBooleanProperty wholeProperty() {
        return whole.getReadOnlyProperty();
    }

    /** @param by how many events further, to the newer ones */
    void step(int by) {
        if (history != null) {
            List<Event> events = history.events();
            int at = Math.max(0, events.indexOf(chosen));
            choose.accept(events.get(Math.clamp((long) at + by, 0, events.size() - 1)));
        }
    }

    /** Where something is on the line, from 0 at its left end. */
    double onLine(double x) {
        return x - TimelineDrawing.EDGE;
    }

    double lineWidth() {
        return Math.max(1, getWidth() - 2 * TimelineDrawing.EDGE);
    }

    /** A mark of several events is looked at more closely, which parts them. */
    private void press(Mark mark) {
        List<Event> events = Objects.requireNonNull(history).events();
        requestFocus();
        if (mark.count() > 1) {
            Period close = new Period(
                    events.get(mark.first()).at(), events.get(mark.last()).at());
            look(close.zoom(1.5, close.at(0.5, 1)));
        }
        choose.accept(events.get(mark.last()));
    }

    @Override
    protected void layoutChildren() {
        draw();
    }

    private void draw() {
        if (getWidth() > 0 && history != null) {
            getChildren().setAll(new TimelineDrawing(history, chosen, now, shown, lineWidth()).nodes(this::press));
            // They are not managed, so nobody else lays out what is in them.
            for (Node node : getChildren()) {
                if (node instanceof Marker marker) {
                    marker.applyCss();
                    marker.layout();
                }
            }
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        int count = history == null ? 0 : history.events().size();
        int at = history == null ? 0 : history.events().indexOf(chosen) + 1;
        return switch (attribute) {
            case VALUE -> (double) at;
            case MIN_VALUE -> 1.0;
            case MAX_VALUE -> (double) count;
            case VALUE_STRING ->
                chosen == null ? "" : Texts.of("timeline.chosen", Events.spoken(chosen, now), at, count);
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        switch (action) {
            case INCREMENT -> step(1);
            case DECREMENT -> step(-1);
            default -> super.executeAccessibleAction(action, parameters);
        }
    }
}
