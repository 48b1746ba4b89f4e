package dev.coop.desktop.mounts;

import atlantafx.base.theme.Styles;
import dev.coop.core.failure.CoopException;
import dev.coop.core.mount.MountProposal;
import dev.coop.core.text.Printable;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What was found out about a folder that is to be shared, the worst first. */
final class ShareFindings extends VBox {
    private static final int MOST = 6;
    private static final PseudoClass NEUTRAL = PseudoClass.getPseudoClass("neutral");

    ShareFindings() {
        getStyleClass().add("share-findings");
    }

    void show(ShareModel model) {
        List<Node> boxes = new ArrayList<>();
        CoopException failure = model.failureProperty().get();
        if (failure != null && failure.kind() != CoopException.Kind.INTERRUPTED) {
            boxes.add(box(
                    Material2OutlinedAL.ERROR_OUTLINE,
                    Styles.STATE_DANGER,
                    failure.problem(),
                    Stream.of(Texts.sentence(failure.hint()))
                            .filter(hint -> !hint.isEmpty())
                            .toList()));
        }
        MountProposal proposal = model.proposalProperty().get();
        if (proposal != null) {
            boxes.addAll(findings(proposal));
        }
        getChildren().setAll(boxes);
        Buttons.visible(this, !boxes.isEmpty());
    }

    private static List<Node> findings(MountProposal proposal) {
        List<Node> boxes = new ArrayList<>();
        switch (proposal.verdict().level()) {
            case FREE -> {}
            case PROTECTED ->
                boxes.add(box(
                        Material2OutlinedMZ.SECURITY,
                        Styles.STATE_ACCENT,
                        Texts.of("share.protected"),
                        Stream.concat(
                                        proposal.verdict().reasons().stream().map(Texts::sentence),
                                        Stream.of(Texts.of("share.snapshot")))
                                .toList()));
            case FORBIDDEN ->
                boxes.add(box(
                        Material2OutlinedAL.BLOCK,
                        Styles.STATE_DANGER,
                        Texts.of("share.forbidden"),
                        proposal.verdict().reasons().stream()
                                .map(Texts::sentence)
                                .toList()));
        }
        if (!proposal.secrets().isEmpty()) {
            boxes.add(box(
                    Material2OutlinedMZ.VPN_KEY,
                    Styles.STATE_ACCENT,
                    Texts.of("share.secrets", proposal.secrets().size()),
                    shortened(proposal.secrets())));
        }
        List<String> notes = new ArrayList<>(proposal.notes());
        if (!proposal.asked().toAbsolutePath().normalize().equals(proposal.source())) {
            notes.addFirst(Texts.of("share.leads", proposal.asked(), proposal.source()));
        }
        if (!proposal.others().isEmpty()) {
            notes.add(Texts.of("share.others", proposal.others().size()));
        }
        if (!notes.isEmpty()) {
            boxes.add(box(Material2OutlinedAL.INFO, NEUTRAL, notes.getFirst(), notes.subList(1, notes.size())));
        }
        return boxes;
    }

    private static List<String> shortened(List<String> all) {
        if (all.size() <= MOST) {
            return all;
        }
        List<String> some = new ArrayList<>(all.subList(0, MOST));
        some.add(Texts.of("share.more", all.size() - MOST));
        return some;
    }

    private static Node box(Ikon icon, PseudoClass kind, String title, List<String> lines) {
        VBox texts = new VBox(line(title, "problem"));
        lines.forEach(each -> texts.getChildren().add(line(each, "hint")));
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox box = new HBox(new FontIcon(icon), texts);
        box.getStyleClass().add("mount-problem");
        box.pseudoClassStateChanged(kind, true);
        return box;
    }

    private static Label line(String text, String style) {
        // Names come from the disk and can be hostile.
        Label label = new Label(Printable.of(text));
        label.setWrapText(true);
        label.getStyleClass().add(style);
        return label;
    }
}
