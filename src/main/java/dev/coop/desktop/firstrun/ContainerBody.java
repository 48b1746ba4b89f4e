package dev.coop.desktop.firstrun;

import atlantafx.base.theme.Styles;
import dev.coop.desktop.component.Buttons;
import javafx.scene.control.Button;
import org.kordamp.ikonli.material2.Material2AL;

/** All is ready for the first container. */
final class ContainerBody extends StageBody {
    private final Button create;

    /** @param newContainer asks what it shall be like, and makes it */
    ContainerBody(Runnable newContainer, Button skip) {
        create = Buttons.text("create.title", Material2AL.ADD, newContainer);
        create.setId("setup-create");
        create.getStyleClass().add(Styles.ACCENT);
        getChildren().add(buttons(create, skip));
    }

    @Override
    Button primary() {
        return create;
    }
}
