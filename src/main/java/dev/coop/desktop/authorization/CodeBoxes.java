package dev.coop.desktop.authorization;

import dev.coop.desktop.text.Texts;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** A box for each digit; for the keyboard and for screen readers they are one field. */
final class CodeBoxes extends HBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final CodeModel model;

    CodeBoxes(CodeModel model) {
        this.model = model;
        setId("code");
        getStyleClass().add("code-boxes");
        setAlignment(Pos.CENTER);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_FIELD);
        for (int box = 0; box < CodeModel.DIGITS; box++) {
            Label label = new Label();
            label.getStyleClass().add("code-box");
            int index = box;
            label.setOnMouseClicked(event -> {
                requestFocus();
                model.move(index);
            });
            getChildren().add(label);
        }
        addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        model.changesProperty().subscribe(this::show);
        model.caretProperty().subscribe(this::show);
        focusedProperty().subscribe(this::show);
        show();
    }

    private void typed(KeyEvent event) {
        if (!event.isShortcutDown()
                && !event.isAltDown()
                && event.getCharacter().matches("[0-9]")) {
            model.enter(event.getCharacter());
            event.consume();
        }
    }

    private void pressed(KeyEvent event) {
        int caret = model.caretProperty().get();
        boolean known = true;
        if ((event.isShortcutDown() && event.getCode() == KeyCode.V)
                || (event.isShiftDown() && event.getCode() == KeyCode.INSERT)) {
            String text = Clipboard.getSystemClipboard().getString();
            model.paste(text == null ? "" : text);
        } else {
            switch (event.getCode()) {
                case BACK_SPACE -> model.backspace();
                case DELETE -> model.delete();
                case LEFT, KP_LEFT -> model.move(caret - 1);
                case RIGHT, KP_RIGHT -> model.move(caret + 1);
                case HOME -> model.move(0);
                case END -> model.move(CodeModel.DIGITS - 1);
                default -> known = false;
            }
        }
        if (known) {
            event.consume();
        }
    }

    private void show() {
        for (int box = 0; box < CodeModel.DIGITS; box++) {
            Label label = (Label) getChildren().get(box);
            label.setText(model.digit(box));
            label.pseudoClassStateChanged(
                    CURRENT, isFocused() && model.caretProperty().get() == box);
        }
        setAccessibleText(Texts.of("authorization.code.entered", model.filled(), CodeModel.DIGITS));
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
}
