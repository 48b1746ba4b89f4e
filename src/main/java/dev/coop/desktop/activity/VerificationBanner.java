package dev.coop.desktop.activity;

import atlantafx.base.theme.Styles;
import dev.coop.core.audit.Verification;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Whether the record is as it was written, and if not, where not. */
final class VerificationBanner extends HBox {
    private static final int MOST = 4;

    private final FontIcon icon = new FontIcon();
    private final Label verdict = new Label();
    private final VBox findings = new VBox();

    VerificationBanner() {
        getStyleClass().add("verification");
        setId("verification");
        setAlignment(Pos.CENTER_LEFT);
        verdict.getStyleClass().add("verdict");
        verdict.setWrapText(true);
        VBox texts = new VBox(verdict, findings);
        HBox.setHgrow(texts, Priority.ALWAYS);
        getChildren().addAll(icon, texts);
    }

    void show(@Nullable Verification now) {
        Buttons.visible(this, now != null);
        if (now == null) {
            return;
        }
        boolean intact = now.isIntact();
        pseudoClassStateChanged(Styles.STATE_SUCCESS, intact);
        pseudoClassStateChanged(Styles.STATE_DANGER, !intact);
        icon.setIconCode(intact ? Material2OutlinedMZ.VERIFIED_USER : Material2OutlinedMZ.REPORT_PROBLEM);
        verdict.setText(
                !intact
                        ? Texts.of("activity.broken", now.findings().size())
                        : Texts.of("activity.intact", now.lines())
                                + (now.unfinished() ? " " + Texts.of("activity.unfinished") : ""));
        List<Label> lines = now.findings().stream()
                .limit(MOST)
                .map(finding -> new Label(Texts.of("activity.finding", finding.line(), finding.problem())))
                .toList();
        lines.forEach(line -> line.setWrapText(true));
        findings.getChildren().setAll(lines);
        int more = now.findings().size() - lines.size();
        if (more > 0) {
            findings.getChildren().add(new Label(Texts.of("activity.more", more)));
        }
        setAccessibleText(verdict.getText());
    }
}
