package dev.coop.desktop.images;

import atlantafx.base.theme.Styles;
import dev.coop.core.image.ImageInfo;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** An image: how old and large it is, what is on board, and what can be done with it. */
final class ImageCard extends VBox {
    /** Length at which a fingerprint tells images apart, as with Incus. */
    private static final int FINGERPRINT = 12;

    /** @param standard whether containers are made from it unless another is named */
    ImageCard(ImageInfo image, boolean standard, Instant now, Button rebuild, Button delete) {
        getStyleClass().addAll("card", "image-card");
        Label name = new Label(image.name());
        name.getStyleClass().add("image-name");
        HBox heading = new HBox(name);
        heading.getStyleClass().add("image-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        if (standard) {
            heading.getChildren().add(badge("images.standard", Styles.ACCENT));
        }
        if (Boolean.TRUE.equals(image.outdated())) {
            heading.getChildren().add(badge("images.outdated", Styles.WARNING));
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        heading.getChildren().addAll(space, rebuild, delete);
        Label about = new Label(Texts.of(
                "images.about",
                Amounts.bytes(image.sizeBytes()),
                Amounts.age(image.createdAt(), now),
                image.architecture(),
                image.fingerprint()
                        .substring(0, Math.min(FINGERPRINT, image.fingerprint().length()))));
        about.getStyleClass().add("caption");
        about.setWrapText(true);
        getChildren().addAll(heading, about);
        if (!image.description().isBlank()) {
            Label description = new Label(image.description());
            description.setWrapText(true);
            getChildren().add(1, description);
        }
        if (!image.tools().isEmpty()) {
            getChildren().add(tools(image));
        }
        if (!image.containers().isEmpty()) {
            Label used = new Label(
                    Texts.of("images.containers", image.containers().size(), String.join(", ", image.containers())));
            used.getStyleClass().add("caption");
            used.setTooltip(new Tooltip(String.join("\n", image.containers())));
            getChildren().add(used);
        }
        setAccessibleText(Texts.of("images.accessible", image.name(), about.getText()));
    }

    private static Node tools(ImageInfo image) {
        FlowPane tools = new FlowPane();
        tools.getStyleClass().add("image-tools");
        image.tools().forEach((tool, version) -> {
            Label label = new Label(tool);
            Label number = new Label(version);
            number.getStyleClass().add("tool-version");
            HBox chip = new HBox(label, number);
            chip.getStyleClass().add("chip");
            tools.getChildren().add(chip);
        });
        return tools;
    }

    private static Label badge(String key, String style) {
        Label badge = new Label(Texts.of(key));
        badge.getStyleClass().addAll("badge", style);
        badge.setMinWidth(USE_PREF_SIZE);
        badge.setTooltip(new Tooltip(Texts.of(key + ".tip")));
        return badge;
    }

    /** Builds it anew: the one way to bring it up to date. */
    static Button rebuildButton(boolean outdated, boolean busy, Runnable action) {
        Button button =
                Buttons.text(outdated ? "images.update" : "images.rebuild", Material2OutlinedMZ.REFRESH, action);
        button.getStyleClass().add(Styles.SMALL);
        if (outdated) {
            button.getStyleClass().add(Styles.ACCENT);
        }
        button.setId("rebuild-image");
        button.setDisable(busy);
        return button;
    }

    static Button deleteButton(ImageInfo image, boolean busy, Runnable action) {
        Button button = Buttons.flat("images.delete", Material2OutlinedAL.DELETE_OUTLINE, action);
        button.setAccessibleText(Texts.of("images.delete.n", image.name()));
        button.setId("delete-" + image.name());
        button.setDisable(busy);
        return button;
    }
}
