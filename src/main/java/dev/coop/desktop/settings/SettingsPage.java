package dev.coop.desktop.settings;

import atlantafx.base.theme.Styles;
import dev.coop.core.failure.CoopException;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.SettingValue;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.component.EmptyState;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.view.Page;
import dev.coop.desktop.view.ViewContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** All that can be set, by section, each with what it is for. */
public final class SettingsPage implements Page {
    private final SettingsModel model;
    private final StackPane body = new StackPane();
    private final VBox cards = new VBox();
    private final ScrollPane scroll = new ScrollPane();

    public SettingsPage(ViewContext context) {
        model = new SettingsModel(context.services()::settings, context.tasks(), value -> heed(value, context));
        Label title = new Label(Texts.of("page.settings"));
        title.getStyleClass().add("page-title");
        Label place = new Label();
        place.getStyleClass().add("caption");
        place.setWrapText(true);
        model.placeProperty().subscribe(path -> place.setText(path.isEmpty() ? "" : Texts.of("settings.place", path)));
        cards.getStyleClass().add("settings-cards");
        VBox content = new VBox(new VBox(title, place), cards);
        content.getStyleClass().add("settings");
        scroll.setContent(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        body.getChildren().setAll(scroll);
        model.items().subscribe(this::fill);
        model.failureProperty().subscribe(this::show);
    }

    private static void heed(SettingValue<?> value, ViewContext context) {
        if (value.setting().equals(Setting.UI_THEME)) {
            context.theme().choose(value.text());
        } else if (value.setting().equals(Setting.UI_REDUCE_MOTION)) {
            context.theme().keepStill(Boolean.parseBoolean(value.text()));
        } else if (value.setting().section().equals("ui")) {
            context.preferences().reload();
        }
    }

    private void fill() {
        Map<String, List<SettingItem>> sections = model.items().stream()
                .collect(Collectors.groupingBy(
                        item -> item.setting().section(), LinkedHashMap::new, Collectors.toList()));
        cards.getChildren().clear();
        sections.forEach((section, items) -> cards.getChildren().add(card(section, items)));
    }

    private static Node card(String section, List<SettingItem> items) {
        Label title = new Label(Texts.of("settings.section." + (section.isEmpty() ? "general" : section)));
        title.getStyleClass().add("card-title");
        VBox card = new VBox(title);
        card.getStyleClass().addAll("card", "settings-card");
        items.forEach(item -> card.getChildren().add(new SettingRow(item)));
        return card;
    }

    private void show(@Nullable CoopException failure) {
        if (failure == null) {
            body.getChildren().setAll(scroll);
            return;
        }
        Button again = Buttons.text("settings.again", Material2OutlinedMZ.REFRESH, model::load);
        again.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
        body.getChildren()
                .setAll(new EmptyState(
                        new FontIcon(Material2OutlinedAL.ERROR_OUTLINE),
                        failure.problem(),
                        Texts.sentence(failure.hint()),
                        again));
    }

    @Override
    public Parent node() {
        return body;
    }

    @Override
    public void shown() {
        model.load();
    }
}
