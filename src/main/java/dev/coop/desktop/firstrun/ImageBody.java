package dev.coop.desktop.firstrun;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.images.BuildCard;
import dev.coop.desktop.images.BuildModel;
import javafx.scene.control.Button;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** There is no image to make containers from; its build is watched here as on the page of the images. */
final class ImageBody extends StageBody {
    private final BuildModel build;
    private final Button begin;
    private final Button skip;

    ImageBody(BuildModel build, Button skip) {
        this.build = build;
        this.skip = skip;
        begin = Buttons.text("images.build", Material2OutlinedAL.BUILD, () -> build.build(false));
        begin.setId("setup-build");
        begin.getStyleClass().add(Styles.ACCENT);
        getChildren().addAll(new BuildCard(build), buttons(begin, skip));
    }

    @Override
    void update() {
        Buttons.visible(begin, build.stageProperty().get() == BuildModel.Stage.NONE);
        Buttons.visible(skip, !build.running());
    }

    @Override
    Button primary() {
        return begin;
    }
}
