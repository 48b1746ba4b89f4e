package dev.coop.desktop.snapshots;

import dev.coop.core.snapshot.ContainerHistory.Event;
import dev.coop.desktop.snapshots.TimelineLayout.Mark;
import dev.coop.desktop.text.Texts;
import java.time.Instant;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** An event on the line, or several as one with their number. */
final class Marker extends StackPane {
    static final double SIZE = 26;

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    /** @param chosen whether it holds the chosen event */
    Marker(Mark mark, List<Event> events, boolean chosen, Instant now) {
        getStyleClass().add("marker");
        setId("event-" + mark.last());
        Event newest = events.get(mark.last());
        if (mark.count() == 1) {
            getStyleClass().add(Events.style(newest));
            getChildren().add(new FontIcon(Events.icon(newest)));
            install(Events.spoken(newest, now));
        } else {
            getStyleClass().add("group");
            getChildren().add(new Label(Integer.toString(mark.count())));
            install(Texts.of("timeline.group", mark.count(), Events.spoken(newest, now)));
        }
        pseudoClassStateChanged(CHOSEN, chosen);
        setManaged(false);
        resize(SIZE, SIZE);
    }

    private void install(String text) {
        setAccessibleText(text);
        Tooltip.install(this, new Tooltip(text));
    }
}
