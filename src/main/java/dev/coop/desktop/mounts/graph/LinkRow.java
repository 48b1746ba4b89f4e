package dev.coop.desktop.mounts.graph;

import dev.coop.core.mount.Mount;
import dev.coop.core.text.Printable;
import dev.coop.desktop.mounts.MountRow;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;
import java.time.Duration;
import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Where a container sees a folder: the end of an arrow, and what the keyboard moves along. */
final class LinkRow extends HBox {
    private final @Nullable Label expiry;
    private final Mount mount;

    LinkRow(Mount mount) {
        this.mount = mount;
        getStyleClass().add("graph-row");
        setId("graph-row-" + mount.container() + "-" + mount.name());
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(GraphLayout.ROW);
        setMaxHeight(GraphLayout.ROW);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        LinkLook.paint(this, mount);
        Label target = new Label(Printable.of(mount.target()));
        target.getStyleClass().add("path");
        target.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        target.setMinWidth(0);
        target.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(target, Priority.ALWAYS);
        getChildren().add(target);
        // Nothing is made that is not seen: there may be many rows.
        if (mount.state() != Mount.State.OK) {
            Label broken = mark("broken", Material2OutlinedAL.ERROR_OUTLINE);
            broken.setText(Texts.of(mount.state() == Mount.State.CHANGED ? "graph.changed" : "graph.missing"));
            getChildren().add(broken);
        }
        expiry = mount.expiresAt() == null ? null : mark("expiry", Material2OutlinedMZ.TIMER);
        if (expiry != null) {
            getChildren().add(expiry);
        }
        if (mount.isProtected()) {
            getChildren().add(mark("guarded", Material2OutlinedMZ.SECURITY));
        }
        setOnMousePressed(event -> requestFocus());
    }

    private static Label mark(String style, Ikon icon) {
        Label mark = new Label(null, new FontIcon(icon));
        mark.getStyleClass().addAll("mark", style);
        mark.setMinWidth(USE_PREF_SIZE);
        return mark;
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            requestFocus();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }

    Mount mount() {
        return mount;
    }

    /** Shows what passes with time. */
    void tick(Instant now) {
        Instant end = mount.expiresAt();
        if (end != null && expiry != null) {
            Duration left = Duration.between(now, end);
            expiry.setText(
                    left.isNegative()
                            ? Texts.of("mounts.expired")
                            : Amounts.duration(
                                    Duration.ofMinutes(left.plusSeconds(59).toMinutes())));
        }
        setAccessibleText(Texts.of("graph.row", mount.container(), MountRow.spoken(mount, now)));
    }
}
