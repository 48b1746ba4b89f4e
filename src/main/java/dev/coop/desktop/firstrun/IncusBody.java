package dev.coop.desktop.firstrun;

import atlantafx.base.theme.Styles;
import dev.coop.core.failure.CoopException;
import dev.coop.core.setup.LocalIncus;
import dev.coop.core.vm.VmStatus;
import dev.coop.core.vm.VmStatus.State;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.component.CommandBox;
import dev.coop.desktop.component.ProblemBox;
import dev.coop.desktop.container.Connection;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.task.Failures;
import dev.coop.desktop.text.Texts;
import dev.coop.desktop.vm.VmModel;
import dev.coop.desktop.vm.VmProgressBox;
import dev.coop.desktop.vm.VmStateText;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Incus does not answer: the command that helps on Linux, or the virtual machine and a button to start it. */
final class IncusBody extends StageBody {
    private final FirstRunModel model;
    private final VmModel vm;
    private final ContainersModel containers;
    private final ProblemBox problem = new ProblemBox();
    private final Label explanation = new Label();
    private final CommandBox command = new CommandBox();
    private final Label automatic = new Label(Texts.of("disconnected.automatic"));
    private final Button start = Buttons.text("vm.start", Material2OutlinedMZ.PLAY_ARROW, () -> {});
    private final Button retry;
    private final Button details = Buttons.text("notice.copy", Material2OutlinedAL.CONTENT_COPY, this::copyDetails);

    IncusBody(FirstRunModel model, VmModel vm, ContainersModel containers, Button skip) {
        this.model = model;
        this.vm = vm;
        this.containers = containers;
        explanation.setWrapText(true);
        explanation.setMinHeight(USE_PREF_SIZE);
        automatic.getStyleClass().add("caption");
        automatic.setWrapText(true);
        start.setId("setup-start-vm");
        start.getStyleClass().add(Styles.ACCENT);
        start.setOnAction(event -> vm.start());
        retry = Buttons.text("disconnected.retry", Material2OutlinedMZ.REFRESH, model::retry);
        retry.setId("retry");
        getChildren()
                .addAll(
                        problem,
                        explanation,
                        command,
                        new VmProgressBox(vm),
                        buttons(start, retry, details, skip),
                        automatic);
    }

    private @Nullable CoopException why() {
        return containers.connectionProperty().get() instanceof Connection.Disconnected lost
                ? lost.why()
                : model.problemProperty().get();
    }

    @Override
    void update() {
        CoopException failed = vm.failureProperty().get();
        @Nullable VmStatus status = vm.needed().get() ? vm.statusProperty().get() : null;
        boolean working = vm.busy();
        boolean ofIncus = status == null || failed != null || (status.state() == State.RUNNING && !status.isStale());
        problem.show(working ? null : failed != null ? failed : ofIncus ? why() : null);
        LocalIncus.@Nullable Advice advice = model.adviceProperty().get();
        boolean noAnswer = isNoConnection(why());
        String line = "";
        String words = "";
        if (working) {
            words = "";
        } else if (status != null) {
            words = VmStateText.explanation(status);
            line = status.state() == State.NOT_INSTALLED ? VmStateText.INSTALL : "";
        } else if (advice != null && noAnswer) {
            line = advice.command();
            words = Texts.of(
                    switch (advice.need()) {
                        case INSTALL -> line.startsWith("https:") ? "setup.incus.manual" : "setup.incus.install";
                        case START -> "setup.incus.start";
                        case PERMISSION -> "setup.incus.permission";
                    });
        }
        explanation.setText(words);
        Buttons.visible(explanation, !words.isEmpty());
        command.say(line);
        Buttons.visible(command, !line.isEmpty());
        String key = status == null || working ? "" : VmStateText.startKey(status);
        Buttons.visible(start, !key.isEmpty());
        if (!key.isEmpty()) {
            start.setText(Texts.of(key));
            start.setAccessibleText(start.getText());
        }
        Buttons.visible(retry, !working);
        Buttons.visible(details, !working && (failed != null || why() != null));
        Buttons.visible(automatic, !working);
        boolean retrying =
                containers.connectionProperty().get() instanceof Connection.Disconnected lost && lost.retrying();
        retry.setDisable(retrying);
        Buttons.working(retry, retrying, Material2OutlinedMZ.REFRESH);
        retry.getStyleClass().remove(Styles.ACCENT);
        if (key.isEmpty()) {
            retry.getStyleClass().add(Styles.ACCENT);
        }
    }

    private static boolean isNoConnection(@Nullable CoopException why) {
        return why != null && why.kind() == CoopException.Kind.NO_CONNECTION;
    }

    private void copyDetails() {
        CoopException failed = vm.failureProperty().get();
        CoopException shown = failed != null ? failed : why();
        if (shown != null) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, Failures.details(shown)));
        }
    }

    @Override
    Button primary() {
        return start.isVisible() ? start : retry;
    }
}
