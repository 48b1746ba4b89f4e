package dev.coop.desktop.mounts;

import atlantafx.base.theme.Styles;
import dev.coop.core.mount.MountProposal;
import dev.coop.desktop.mounts.ShareModel.Stage;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.theme.Theme;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import org.jspecify.annotations.Nullable;

/** Asks before a folder is shared, and shows all that helps to answer. */
final class ShareSheet {
    private static final int WIDTH = 600;

    private final ShareModel model;
    private final Runnable shared;
    private final javafx.stage.Stage window;
    private final ShareOptions options;
    private final ShareFindings findings = new ShareFindings();
    private final MountEnds ends = new MountEnds();
    private final Button share = new Button();
    private final Button cancel = new Button(Texts.of("create.cancel"));
    private boolean leaving;

    /** @param window of its own, not shown yet */
    ShareSheet(ShareModel model, javafx.stage.Stage window, Theme theme, Runnable shared) {
        this.model = model;
        this.window = window;
        this.shared = shared;
        options = new ShareOptions(model);
        Label heading = new Label(Texts.of("share.heading", model.container()));
        heading.getStyleClass().add("heading");
        heading.setWrapText(true);
        share.setId("share");
        share.getStyleClass().add(Styles.ACCENT);
        share.setDefaultButton(true);
        share.setMinWidth(Button.USE_PREF_SIZE);
        share.setOnAction(event -> model.share());
        cancel.setId("share-cancel");
        cancel.setOnAction(event -> cancel());
        HBox buttons = new HBox(cancel, share);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("buttons");
        VBox root = new VBox(heading, ends, findings, options, buttons);
        root.getStyleClass().add("share-sheet");
        root.setPrefWidth(WIDTH);
        Scene scene = new Scene(root);
        theme.dress(scene);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                cancel();
                event.consume();
            }
        });
        window.initModality(Modality.WINDOW_MODAL);
        window.setTitle(Texts.of("share.title"));
        window.setScene(scene);
        window.setResizable(false);
        window.setOnCloseRequest(event -> {
            event.consume();
            cancel();
        });
        model.stageProperty().subscribe(now -> update());
        model.proposalProperty().subscribe(now -> update());
        model.failureProperty().subscribe(now -> update());
    }

    void show() {
        window.show();
        cancel.requestFocus();
    }

    /** What is being shared is waited for: it is taken back before the sheet goes. */
    private void cancel() {
        boolean sharing = model.stageProperty().get() == Stage.SHARING;
        leaving = true;
        model.cancel();
        if (!sharing) {
            window.close();
        }
    }

    private void update() {
        Stage stage = model.stageProperty().get();
        if (stage == Stage.SHARED) {
            window.close();
            shared.run();
            return;
        }
        if (leaving && stage == Stage.ASKING) {
            window.close();
            return;
        }
        @Nullable MountProposal proposal = model.proposalProperty().get();
        boolean usual = model.isAllowed();
        ends.show(
                proposal == null ? model.folder() : proposal.source(),
                proposal == null ? Texts.of("amount.unknown") : proposal.target(),
                dev.coop.core.mount.Mount.Mode.of(model.readOnlyProperty().get()));
        findings.show(model);
        options.show(model, usual);
        share.setDisable(!model.possible());
        share.setText(
                stage == Stage.SHARING
                        ? Texts.of("share.sharing")
                        : Texts.of(proposal != null && proposal.needsCode() ? "share.yes.code" : "share.yes"));
        share.setVisible(usual);
        share.setManaged(usual);
        cancel.setText(Texts.of(usual ? "create.cancel" : "share.close"));
        window.sizeToScene();
    }
}
