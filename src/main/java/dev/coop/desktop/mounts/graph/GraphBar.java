package dev.coop.desktop.mounts.graph;

import dev.coop.core.mount.Mount;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What is above the picture: what it shows in a sentence, which containers, how large. */
final class GraphBar extends HBox {
    /** Which containers are shown. */
    private record Choice(@Nullable String container) {
        @Override
        public String toString() {
            return container == null ? Texts.of("graph.all") : container;
        }
    }

    private static final Choice ALL = new Choice(null);

    private final Label summary = new Label();
    private final ComboBox<Choice> choices = new ComboBox<>();
    private final HBox tools;

    /** @param changed another choice was made */
    GraphBar(GraphView view, Runnable changed) {
        getStyleClass().add("graph-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label title = new Label(Texts.of("page.mounts"));
        title.getStyleClass().add("page-title");
        summary.getStyleClass().add("caption");
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        VBox titles = new VBox(title, summary);
        titles.setMinWidth(0);
        HBox.setHgrow(titles, Priority.ALWAYS);
        choices.setId("graph-choice");
        choices.setAccessibleText(Texts.of("graph.choice"));
        choices.getItems().setAll(List.of(ALL));
        choices.setValue(ALL);
        choices.valueProperty().subscribe((was, is) -> {
            if (is != null && !is.equals(was)) {
                changed.run();
            }
        });
        Button out = Buttons.icon("graph.zoom.out", Material2OutlinedMZ.REMOVE, view::zoomOut);
        out.setId("graph-zoom-out");
        Button in = Buttons.icon("graph.zoom.in", Material2AL.ADD, view::zoomIn);
        in.setId("graph-zoom-in");
        Button fit = Buttons.icon("graph.zoom.fit", Material2MZ.ZOOM_OUT_MAP, view::zoomToFit);
        fit.setId("graph-zoom-fit");
        Button usual = new Button();
        usual.setId("graph-zoom");
        usual.setMinWidth(62);
        usual.setOnAction(event -> view.zoomTo(1));
        view.zoomProperty().subscribe(now -> {
            usual.setText(Amounts.percent(now.doubleValue()));
            Buttons.name(usual, Texts.of("graph.zoom", usual.getText()), Texts.of("graph.zoom.usual"));
        });
        tools = new HBox(choices, out, usual, in, fit);
        tools.getStyleClass().add("tools");
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(titles, tools);
    }

    /** Says what there is, and lets its containers be chosen. */
    void show(List<Mount> all) {
        List<String> names =
                all.stream().map(Mount::container).distinct().sorted().toList();
        List<Choice> wanted = new ArrayList<>(List.of(ALL));
        names.forEach(name -> wanted.add(new Choice(name)));
        if (!choices.getItems().equals(wanted)) {
            Choice before = choices.getValue();
            choices.getItems().setAll(wanted);
            choices.setValue(wanted.contains(before) ? before : ALL);
        }
        long folders = all.stream().map(Mount::source).distinct().count();
        long wrong =
                all.stream().filter(mount -> mount.state() != Mount.State.OK).count();
        summary.setText(
                all.isEmpty()
                        ? Texts.of("graph.summary.none")
                        : Texts.of("graph.summary", folders, names.size()) + Texts.of("graph.summary.wrong", wrong));
    }

    /** Those that are to be seen. */
    List<Mount> chosen(List<Mount> all) {
        Choice now = choices.getValue();
        String only = now == null ? null : now.container();
        return only == null
                ? all
                : all.stream().filter(mount -> mount.container().equals(only)).toList();
    }

    void setUsable(boolean usable) {
        tools.setDisable(!usable);
    }
}
