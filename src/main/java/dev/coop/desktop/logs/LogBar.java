package dev.coop.desktop.logs;

import dev.coop.core.container.ContainerLogs.Log.Origin;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Texts;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Above the lines: search, follow, pause, and what is being read. */
final class LogBar extends HBox {
    private final LogModel model;
    private final TextField search = new TextField();
    private final ToggleButton pause = toggle("logs.pause", Material2OutlinedMZ.PAUSE);
    private final Label about = new Label();

    LogBar(LogModel model, BooleanProperty followed) {
        this.model = model;
        getStyleClass().add("tool-line");
        setAlignment(Pos.CENTER_LEFT);
        search.setId("logs-search");
        search.setPromptText(Texts.of("logs.search"));
        search.setAccessibleText(Texts.of("logs.search"));
        search.setPrefColumnCount(20);
        search.textProperty().bindBidirectional(model.searchProperty());
        ToggleButton follow = toggle("logs.follow", Material2OutlinedMZ.VERTICAL_ALIGN_BOTTOM);
        follow.selectedProperty().bindBidirectional(followed);
        pause.selectedProperty().bindBidirectional(model.pausedProperty());
        about.getStyleClass().add("caption");
        about.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(search, follow, pause, space, about);
        model.lines().subscribe(this::tell);
        model.phaseProperty().subscribe(this::tell);
        model.waitingProperty().subscribe(this::tell);
    }

    private static ToggleButton toggle(String key, Ikon icon) {
        ToggleButton button = new ToggleButton(Texts.of(key), new FontIcon(icon));
        button.setId(key.replace('.', '-'));
        button.setMinWidth(USE_PREF_SIZE);
        Buttons.name(button, Texts.of(key), Texts.of(key + ".tip"));
        return button;
    }

    void search() {
        search.requestFocus();
        search.selectAll();
    }

    /** @return whether there was something to clear */
    boolean clearSearch() {
        boolean there = !search.getText().isEmpty();
        search.clear();
        return there;
    }

    private void tell() {
        int waiting = model.waitingProperty().get();
        pause.setText(waiting == 0 ? Texts.of("logs.pause") : Texts.of("logs.pause.n", waiting));
        about.setText(model.origin() == null ? "" : count());
    }

    private String count() {
        String lines = model.lines().size() == model.size()
                ? Texts.of("logs.lines", model.size())
                : Texts.of("logs.lines.of", model.lines().size(), model.size());
        Origin origin = Objects.requireNonNull(model.origin());
        return switch (model.phaseProperty().get()) {
            case OPENING, READING -> Texts.of(origin == Origin.JOURNAL ? "logs.journal" : "logs.console", lines);
            case ENDED -> Texts.of(origin == Origin.JOURNAL ? "logs.ended" : "logs.console", lines);
        };
    }
}
