package dev.coop.desktop.terminal;

import atlantafx.base.theme.Styles;
import com.techsenger.jeditermfx.ui.SearchComponent;
import com.techsenger.jeditermfx.ui.SearchComponentListener;
import com.techsenger.jeditermfx.ui.SubstringFinder.FindResult;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** Looks for a text in a terminal, from the newest line upwards. */
final class SearchBar extends HBox implements SearchComponent {
    private final TextField field = new TextField();
    private final ToggleButton exact = new ToggleButton("Aa");
    private final Label count = new Label();
    private final Button up = Buttons.flat("terminal.find.up", Material2MZ.NORTH, () -> tell(UP));
    private final Button down = Buttons.flat("terminal.find.down", Material2MZ.SOUTH, () -> tell(DOWN));
    private final List<SearchComponentListener> listeners = new ArrayList<>();

    private static final Consumer<SearchComponentListener> UP = SearchComponentListener::selectPrevFindResult;
    private static final Consumer<SearchComponentListener> DOWN = SearchComponentListener::selectNextFindResult;

    SearchBar() {
        getStyleClass().add("terminal-search");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        field.setId("terminal-search");
        field.setPromptText(Texts.of("terminal.find.prompt"));
        field.setAccessibleText(Texts.of("terminal.find.prompt"));
        field.textProperty().subscribe(this::changed);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        exact.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        Buttons.name(exact, Texts.of("terminal.find.exact"), Texts.of("terminal.find.exact"));
        exact.setOnAction(event -> changed());
        count.getStyleClass().add("count");
        count.setMinWidth(USE_PREF_SIZE);
        Button close = Buttons.flat(
                "terminal.find.close", Material2AL.CLOSE, () -> tell(SearchComponentListener::hideSearchComponent));
        getChildren().addAll(field, exact, count, up, down, close);
        // The widget gives the keyboard to the bar.
        focusedProperty().subscribe(focused -> {
            if (focused) {
                field.requestFocus();
            }
        });
        onResultUpdated(null);
    }

    private void changed() {
        tell(listener -> listener.searchSettingsChanged(field.getText(), !exact.isSelected()));
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            tell(event.isShiftDown() ? DOWN : UP);
        } else if (event.getCode() == KeyCode.UP) {
            tell(UP);
        } else if (event.getCode() == KeyCode.DOWN) {
            tell(DOWN);
        } else {
            return;
        }
        event.consume();
    }

    private void tell(Consumer<SearchComponentListener> what) {
        listeners.forEach(what);
    }

    @Override
    public Pane getPane() {
        return this;
    }

    @Override
    public void addListener(SearchComponentListener listener) {
        listeners.add(listener);
    }

    /** The bar has keys of its own. */
    @Override
    public void addKeyPressedListener(EventHandler<KeyEvent> listener) {}

    @Override
    public void onResultUpdated(@Nullable FindResult results) {
        boolean found = results != null && !results.getItems().isEmpty();
        up.setDisable(!found);
        down.setDisable(!found);
        if (results == null) {
            count.setText("");
        } else if (!found) {
            count.setText(Texts.of("terminal.find.none"));
        } else {
            count.setText(Texts.of(
                    "terminal.find.count",
                    results.selectedItem().getIndex(),
                    results.getItems().size()));
        }
    }
}
