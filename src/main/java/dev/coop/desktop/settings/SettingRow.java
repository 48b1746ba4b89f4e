package dev.coop.desktop.settings;

import atlantafx.base.theme.Styles;
import dev.coop.core.settings.SettingType;
import dev.coop.core.settings.SettingType.Choice;
import dev.coop.core.settings.SettingType.Flag;
import dev.coop.core.settings.SettingType.Whole;
import dev.coop.core.settings.SettingValue;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** A setting: what it is for, where its value comes from, and the control that suits its type. */
final class SettingRow extends HBox {
    private final SettingItem item;
    private final Label source = new Label();
    private final Label note = new Label();
    private final Control control;
    private final Button reset;

    SettingRow(SettingItem item) {
        this.item = item;
        getStyleClass().add("setting");
        setAlignment(Pos.CENTER_LEFT);
        String title = Texts.of("setting." + item.setting().key().replace('_', '.'));
        Label name = new Label(title);
        name.getStyleClass().add("setting-name");
        source.getStyleClass().add("setting-source");
        source.setMinWidth(USE_PREF_SIZE);
        HBox heading = new HBox(name, source);
        heading.getStyleClass().add("setting-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        note.getStyleClass().add("setting-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        VBox words = new VBox(heading, note);
        words.getStyleClass().add("setting-words");
        HBox.setHgrow(words, Priority.ALWAYS);

        control = control(item.setting().type());
        control.setId("setting-" + item.setting().key().replace('.', '-'));
        control.setAccessibleText(title);
        control.setAccessibleHelp(item.setting().explanation());
        HBox holder = new HBox(control);
        holder.getStyleClass().add("setting-control");
        holder.setAlignment(Pos.CENTER_RIGHT);
        reset = Buttons.flat("settings.reset", Material2OutlinedMZ.UNDO, item::reset);
        reset.setId("reset-" + item.setting().key().replace('.', '-'));
        reset.setAccessibleText(Texts.of("settings.reset.n", title));
        getChildren().addAll(words, holder, reset);
        item.problemProperty().subscribe(problem -> note());
        item.valueProperty().subscribe(this::show);
    }

    private Control control(SettingType<?> type) {
        return switch (type) {
            case Flag _ -> checkBox();
            case Choice choice -> comboBox(choice);
            case Whole _ -> textField(7);
            default -> textField(20);
        };
    }

    private CheckBox checkBox() {
        CheckBox box = new CheckBox();
        item.textProperty().subscribe(text -> box.setSelected(Boolean.parseBoolean(text)));
        box.setOnAction(event -> {
            item.textProperty().set(Boolean.toString(box.isSelected()));
            item.commit();
        });
        return box;
    }

    private ComboBox<String> comboBox(Choice choice) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(choice.words());
        item.textProperty().subscribe(box::setValue);
        box.setOnAction(event -> {
            if (box.getValue() != null) {
                item.textProperty().set(box.getValue());
                item.commit();
            }
        });
        return box;
    }

    private TextField textField(int columns) {
        TextField field = new TextField();
        field.setPrefColumnCount(columns);
        field.textProperty().bindBidirectional(item.textProperty());
        field.setOnAction(event -> item.commit());
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                item.commit();
            }
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                item.revert();
                event.consume();
            }
        });
        return field;
    }

    private void show(SettingValue<?> value) {
        source.setText(
                switch (value.source()) {
                    case DEFAULT -> Texts.of("settings.source.standard");
                    case FILE -> Texts.of("settings.source.file");
                    case ENVIRONMENT -> item.setting().variable();
                });
        source.pseudoClassStateChanged(Styles.STATE_ACCENT, value.source() != SettingValue.Source.DEFAULT);
        control.setDisable(item.fixed());
        reset.setVisible(item.resettable());
        note();
    }

    private void note() {
        String problem = item.problemProperty().get();
        String explanation = item.setting().explanation();
        note.setText(
                !problem.isEmpty()
                        ? problem
                        : item.fixed()
                                ? Texts.of(
                                        "settings.fixed",
                                        explanation,
                                        item.setting().variable())
                                : explanation);
        note.pseudoClassStateChanged(Styles.STATE_DANGER, !problem.isEmpty());
        control.pseudoClassStateChanged(Styles.STATE_DANGER, !problem.isEmpty());
    }
}
