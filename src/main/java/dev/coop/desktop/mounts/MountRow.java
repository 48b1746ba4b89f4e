package dev.coop.desktop.mounts;

import atlantafx.base.theme.Styles;
import dev.coop.core.mount.Mount;
import dev.coop.desktop.component.Buttons;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** A folder that the container sees: both ends, what is special about it, and what can be done to it. */
public final class MountRow extends VBox {
    private final MountEnds ends = new MountEnds();
    private final Label guarded = badge("guarded", Material2OutlinedMZ.SECURITY);
    private final Label expiry = badge("expiry", Material2OutlinedMZ.TIMER);
    private final Label state = badge("broken", Material2OutlinedAL.ERROR_OUTLINE);
    private final CheckBox readOnly = new CheckBox(Texts.of("mounts.read"));
    private final Button remove;
    private Mount mount;

    public MountRow(MountsModel model, Mount mount) {
        this.mount = mount;
        getStyleClass().add("mount-row");
        setAccessibleRole(AccessibleRole.PARENT);
        guarded.setText(Texts.of("mounts.protected"));
        readOnly.setId("read-only-" + mount.name());
        readOnly.setMinWidth(USE_PREF_SIZE);
        readOnly.setOnAction(event -> {
            boolean wanted = readOnly.isSelected();
            // It shows how it is; what becomes of the wish comes with the list.
            readOnly.setSelected(this.mount.mode().isReadOnly());
            model.setReadOnly(this.mount, wanted);
        });
        remove = Buttons.flat("mounts.remove", Material2OutlinedAL.LINK_OFF, () -> model.remove(this.mount));
        remove.setId("remove-" + mount.name());
        HBox badges = new HBox(state, expiry, guarded);
        badges.getStyleClass().add("badges");
        badges.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(badges, Priority.ALWAYS);
        HBox second = new HBox(badges, readOnly, remove);
        second.getStyleClass().add("controls");
        second.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(ends, second);
    }

    private static Label badge(String style, Ikon icon) {
        Label badge = new Label(null, new FontIcon(icon));
        badge.getStyleClass().addAll("badge", style);
        return badge;
    }

    /** @param working whether something is under way with it */
    public void show(Mount now, Instant time, boolean working) {
        mount = now;
        ends.show(Path.of(now.source()), now.target(), now.mode());
        boolean broken = now.state() != Mount.State.OK;
        Buttons.visible(state, broken);
        state.setText(problem(now));
        pseudoClassStateChanged(Styles.STATE_DANGER, broken);
        Buttons.visible(guarded, now.isProtected());
        Buttons.visible(expiry, now.expiresAt() != null);
        expiry.setText(now.expiresAt() == null ? "" : left(now.expiresAt(), time));
        readOnly.setSelected(now.mode().isReadOnly());
        readOnly.setDisable(working);
        readOnly.setAccessibleText(Texts.of("mounts.read.of", now.source()));
        remove.setDisable(working);
        Buttons.working(remove, working, Material2OutlinedAL.LINK_OFF);
        Buttons.name(remove, Texts.of("mounts.remove.of", now.source()), Texts.of("mounts.remove"));
        setAccessibleText(spoken(now, time));
    }

    /** All that can be seen of it, in words. */
    public static String spoken(Mount mount, Instant now) {
        return Stream.of(
                        MountEnds.spoken(mount.source(), mount.target(), mount.mode()),
                        problem(mount),
                        mount.expiresAt() == null ? "" : left(mount.expiresAt(), now),
                        mount.isProtected() ? Texts.of("mounts.protected") : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** What is wrong with it; empty when nothing is. */
    public static String problem(Mount mount) {
        return switch (mount.state()) {
            case OK -> "";
            case CHANGED -> Texts.of("mounts.changed");
            case MISSING -> Texts.of("mounts.missing");
        };
    }

    /** How long it stays yet. */
    public static String left(Instant end, Instant now) {
        Duration left = Duration.between(now, end);
        return left.toSeconds() <= 0
                ? Texts.of("mounts.expired")
                // Rounded up: "for another 0 min" helps nobody.
                : Texts.of(
                        "mounts.left",
                        Amounts.duration(Duration.ofMinutes(left.plusSeconds(59).toMinutes())));
    }

    void focus() {
        remove.requestFocus();
    }
}
