package dev.coop.desktop.create;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.text.Texts;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** What a new container shall be like. */
final class NewContainerForm extends VBox {
    private static final List<String> CPUS = List.of("1", "2", "4", "8");
    private static final List<String> MEMORY = List.of("2 GiB", "4 GiB", "8 GiB", "16 GiB");
    private static final List<String> DISK = List.of("10 GiB", "20 GiB", "40 GiB", "80 GiB");

    private final NewContainerModel model;
    private final TextField name = new TextField();

    NewContainerForm(NewContainerModel model) {
        this.model = model;
        getStyleClass().add("create-form");
        name.setId("name");
        name.textProperty().bindBidirectional(model.nameProperty());
        HBox.setHgrow(name, Priority.ALWAYS);
        Button another = iconButton("create.name.another", Material2OutlinedAL.CASINO);
        another.setOnAction(event -> model.suggestName());
        HBox limits = new HBox(
                combo("cpus", CPUS, model.cpusProperty(), model.cpusProblem()),
                combo("memory", MEMORY, model.memoryProperty(), model.memoryProblem()),
                combo("disk", DISK, model.diskProperty(), model.diskProblem()));
        limits.getStyleClass().add("limits");
        getChildren()
                .addAll(
                        field("name", name, row(name, another), model.nameProblem(), Texts.of("create.name.help")),
                        limits,
                        folder(),
                        image());
    }

    void focus() {
        name.requestFocus();
        name.selectAll();
    }

    private Node folder() {
        TextField path = new TextField();
        path.setId("workdir");
        path.setEditable(false);
        path.setPromptText(Texts.of("create.workdir.none"));
        path.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> text(model.workdirProperty().get()), model.workdirProperty()));
        HBox.setHgrow(path, Priority.ALWAYS);
        Button choose = new Button(Texts.of("create.workdir.choose"), new FontIcon(Material2OutlinedAL.FOLDER_OPEN));
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(event -> chooseFolder());
        Button none = iconButton("create.workdir.clear", Material2OutlinedAL.CLOSE);
        none.setOnAction(event -> model.workdirProperty().set(null));
        none.visibleProperty().bind(model.workdirProperty().isNotNull());
        none.managedProperty().bind(none.visibleProperty());
        ObservableValue<String> noProblem = Bindings.createStringBinding(() -> "");
        return field("workdir", path, row(path, none, choose), noProblem, Texts.of("create.workdir.help"));
    }

    private static String text(@Nullable Path path) {
        return path == null ? "" : path.toString();
    }

    private void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.of("create.workdir.title"));
        Path current = model.workdirProperty().get();
        if (current != null) {
            chooser.setInitialDirectory(current.toFile());
        }
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            model.workdirProperty().set(chosen.toPath());
        }
    }

    private Node image() {
        ComboBox<String> combo = new ComboBox<>(model.images());
        combo.setId("image");
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.valueProperty().bindBidirectional(model.imageProperty());
        HBox.setHgrow(combo, Priority.ALWAYS);
        return field("image", combo, row(combo), Bindings.createStringBinding(() -> ""), "");
    }

    private static Node combo(
            String key, List<String> choices, Property<String> value, ObservableValue<String> problem) {
        ComboBox<String> combo = new ComboBox<>();
        combo.setId(key);
        combo.setEditable(true);
        combo.getItems().setAll(choices);
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.setPrefWidth(160);
        combo.setPromptText(Texts.of("create." + key + ".prompt"));
        // The editor, not the value: what is typed counts at once, not only after Enter.
        combo.getEditor().textProperty().bindBidirectional(value);
        HBox.setHgrow(combo, Priority.ALWAYS);
        VBox field = field(key, combo.getEditor(), row(combo), problem, "");
        combo.setAccessibleText(Texts.of("create." + key));
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static VBox field(String key, TextField control, HBox row, ObservableValue<String> problem, String help) {
        problem.subscribe(text -> control.pseudoClassStateChanged(Styles.STATE_DANGER, !text.isEmpty()));
        return field(key, (Node) control, row, problem, help);
    }

    private static VBox field(String key, Node control, HBox row, ObservableValue<String> problem, String help) {
        Label label = new Label(Texts.of("create." + key));
        label.getStyleClass().add("field-label");
        label.setLabelFor(control);
        control.setAccessibleText(Texts.of("create." + key));
        Label note = new Label();
        note.setId(key + "-note");
        note.setWrapText(true);
        note.getStyleClass().add("field-note");
        problem.subscribe(text -> {
            note.setText(text.isEmpty() ? help : text);
            note.pseudoClassStateChanged(Styles.STATE_DANGER, !text.isEmpty());
            note.setManaged(!note.getText().isEmpty());
            control.setAccessibleHelp(note.getText());
        });
        VBox field = new VBox(label, row, note);
        field.getStyleClass().add("field");
        return field;
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("field-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Button iconButton(String key, Material2OutlinedAL icon) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().add(Styles.BUTTON_ICON);
        button.setAccessibleText(Texts.of(key));
        button.setTooltip(new Tooltip(Texts.of(key)));
        return button;
    }
}
