package dev.coop.desktop.notice;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.text.Texts;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The notices, one above the other in a corner of the window. They do not take the keyboard. */
public final class NoticePane extends VBox {
    private final Notices notices;

    public NoticePane(Notices notices) {
        this.notices = notices;
        getStyleClass().add("notices");
        setAlignment(Pos.BOTTOM_RIGHT);
        // What lies between and beside the notices belongs to the window below.
        setPickOnBounds(false);
        notices.shown().addListener((ListChangeListener<Notice>) change -> showAll());
        showAll();
    }

    private void showAll() {
        getChildren().setAll(notices.shown().stream().map(this::card).toList());
    }

    private Node card(Notice notice) {
        Label problem = new Label(notice.problem());
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        VBox texts = new VBox(problem);
        texts.getStyleClass().add("texts");
        if (!notice.hint().isEmpty()) {
            Label hint = new Label(notice.hint());
            hint.getStyleClass().add("hint");
            hint.setWrapText(true);
            texts.getChildren().add(hint);
        }
        texts.getChildren().add(buttons(notice));
        HBox.setHgrow(texts, Priority.ALWAYS);
        Button close = new Button(null, new FontIcon(Material2OutlinedAL.CLOSE));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        close.setAccessibleText(Texts.of("notice.dismiss"));
        close.setOnAction(event -> notices.dismiss(notice));
        HBox card = new HBox(new FontIcon(Material2OutlinedAL.ERROR_OUTLINE), texts, close);
        card.getStyleClass().add("notice");
        card.setAccessibleText(notice.problem());
        card.setMaxHeight(USE_PREF_SIZE);
        return card;
    }

    private Node buttons(Notice notice) {
        HBox buttons = new HBox();
        buttons.getStyleClass().add("buttons");
        Notice.Remedy remedy = notice.remedy();
        if (remedy != null) {
            Button help = new Button(remedy.label());
            help.getStyleClass().addAll(Styles.SMALL, Styles.DANGER);
            help.setOnAction(event -> {
                notices.dismiss(notice);
                remedy.action().run();
            });
            buttons.getChildren().add(help);
        }
        Button copy = new Button(Texts.of("notice.copy"), new FontIcon(Material2OutlinedAL.CONTENT_COPY));
        copy.getStyleClass().addAll(Styles.SMALL, "copy-details");
        copy.setTooltip(new Tooltip(Texts.of("notice.copy.tip")));
        copy.setOnAction(event -> {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, notice.details()));
            copy.setText(Texts.of("notice.copied"));
        });
        buttons.getChildren().add(copy);
        return buttons;
    }
}
