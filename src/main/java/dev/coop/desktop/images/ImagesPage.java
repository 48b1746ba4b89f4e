package dev.coop.desktop.images;

import atlantafx.base.theme.Styles;
import dev.coop.core.failure.CoopException;
import dev.coop.core.image.ImageInfo;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.component.DangerQuestion;
import dev.coop.desktop.component.EmptyState;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.view.Page;
import dev.coop.desktop.view.ViewContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The images, and the building of the base image. */
public final class ImagesPage implements Page {
    private final ViewContext context;
    private final ImagesModel model;
    private final BuildModel build;
    private final Label caption = new Label();
    private final VBox cards = new VBox();
    private final StackPane body = new StackPane();
    private final VBox content;
    private final ScrollPane scroll = new ScrollPane();
    private final Button create;

    public ImagesPage(ViewContext context, BuildModel build) {
        this.context = context;
        model = new ImagesModel(context.services()::images, context.tasks(), context.notices());
        this.build = build;
        Label title = new Label(Texts.of("page.images"));
        title.getStyleClass().add("page-title");
        caption.getStyleClass().add("caption");
        VBox words = new VBox(title, caption);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button refresh = Buttons.icon("images.refresh", Material2OutlinedMZ.REFRESH, model::load);
        refresh.setId("refresh-images");
        create = Buttons.text("images.build", Material2OutlinedAL.BUILD, () -> build.build(false));
        create.setId("build-image");
        create.getStyleClass().add(Styles.ACCENT);
        HBox heading = new HBox(words, refresh, create);
        heading.getStyleClass().add("page-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        cards.getStyleClass().add("settings-cards");
        content = new VBox(heading, new BuildCard(build), body);
        content.getStyleClass().add("settings");
        scroll.setContent(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("page-scroll");
        VBox.setVgrow(body, Priority.ALWAYS);
        model.imagesProperty().subscribe(this::update);
        model.failureProperty().subscribe(this::update);
        model.loadingProperty().subscribe(this::update);
        build.stageProperty().subscribe(stage -> {
            if (stage == BuildModel.Stage.DONE) {
                model.load();
            }
            update();
        });
    }

    private String standard() {
        return context.services().createDefaults().image();
    }

    private void update() {
        List<ImageInfo> images = model.imagesProperty().get();
        CoopException failure = model.failureProperty().get();
        caption.setText(
                images == null || failure != null
                        ? ""
                        : Texts.of(
                                "images.count",
                                images.size(),
                                Amounts.bytes(images.stream()
                                        .mapToLong(ImageInfo::sizeBytes)
                                        .sum())));
        boolean missing = images != null
                && failure == null
                && images.stream().noneMatch(image -> image.name().equals(standard()));
        // Where there is nothing at all, the large button is in the middle.
        Buttons.visible(create, missing && !images.isEmpty());
        create.setDisable(build.running());
        if (failure != null) {
            put(failed(failure));
        } else if (images == null) {
            put(new EmptyState(new ProgressIndicator(), Texts.of("images.loading"), ""));
        } else if (images.isEmpty()) {
            body.getChildren().clear();
            if (build.stageProperty().get() == BuildModel.Stage.NONE) {
                put(none());
            }
        } else {
            cards.getChildren().setAll(images.stream().map(this::card).toList());
            put(cards);
        }
    }

    private void put(Node shown) {
        body.getChildren().setAll(shown);
    }

    private Node card(ImageInfo image) {
        boolean standard = image.name().equals(standard());
        boolean outdated = Boolean.TRUE.equals(image.outdated());
        boolean busy = model.deleting(image);
        Button rebuild = ImageCard.rebuildButton(outdated, busy || build.running(), () -> build.build(!outdated));
        Buttons.visible(rebuild, standard);
        Button delete = ImageCard.deleteButton(image, busy || build.running(), () -> ask(image, standard));
        return new ImageCard(image, standard, Instant.now(), rebuild, delete);
    }

    private void ask(ImageInfo image, boolean standard) {
        List<String> losses = new ArrayList<>();
        losses.add(Texts.of("images.delete.size", Amounts.bytes(image.sizeBytes())));
        if (standard) {
            losses.add(Texts.of("images.delete.standard"));
        }
        if (!image.containers().isEmpty()) {
            losses.add(Texts.of("images.delete.containers", image.containers().size()));
        }
        losses.add(Texts.of("delete.final"));
        DangerQuestion.ask(
                context.window(),
                Texts.of("images.delete.question", image.name()),
                losses,
                Texts.of("delete.no", 1),
                () -> {
                    model.delete(image);
                    update();
                });
    }

    private Node none() {
        Button first = Buttons.text("images.build", Material2OutlinedAL.BUILD, () -> build.build(false));
        first.setId("build-first-image");
        first.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
        return new EmptyState(
                new FontIcon(Material2OutlinedAL.LAYERS), Texts.of("images.none"), Texts.of("images.none.text"), first);
    }

    private Node failed(CoopException failure) {
        Button again = Buttons.text("logs.again", Material2OutlinedMZ.REFRESH, model::load);
        again.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
        again.setDisable(model.loadingProperty().get());
        return new EmptyState(
                new FontIcon(Material2OutlinedAL.ERROR_OUTLINE),
                failure.problem(),
                Texts.sentence(failure.hint()),
                again);
    }

    @Override
    public Parent node() {
        return scroll;
    }

    @Override
    public void shown() {
        model.load();
    }
}
