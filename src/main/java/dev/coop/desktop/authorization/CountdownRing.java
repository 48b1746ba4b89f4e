package dev.coop.desktop.authorization;

import dev.coop.desktop.text.Texts;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;

/** The seconds that are left, and a ring that becomes empty with them. */
final class CountdownRing extends StackPane {
    private static final double RADIUS = 21;
    private static final int SOON = 5;
    private static final PseudoClass ENDING = PseudoClass.getPseudoClass("ending");

    private final CodeModel model;
    private final Label seconds = new Label();
    private final Arc arc = new Arc(RADIUS, RADIUS, RADIUS, RADIUS, 90, 360);

    CountdownRing(CodeModel model) {
        this.model = model;
        getStyleClass().add("countdown");
        setId("countdown");
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        arc.setType(ArcType.OPEN);
        arc.getStyleClass().add("countdown-arc");
        Circle track = new Circle(RADIUS, RADIUS, RADIUS);
        track.getStyleClass().add("countdown-track");
        seconds.setId("seconds");
        getChildren().addAll(new Group(track, arc), seconds);
    }

    /** Draws the time that is left now. Who wants little motion sees it change once a second. */
    void tick() {
        int left = model.secondsLeft();
        boolean calm = Platform.getPreferences().isReducedMotion();
        if (calm && seconds.getText().equals(String.valueOf(left))) {
            return;
        }
        arc.setLength(360 * model.fractionLeft());
        seconds.setText(String.valueOf(left));
        pseudoClassStateChanged(ENDING, left <= SOON);
        setAccessibleText(Texts.of("authorization.seconds", left));
    }
}
