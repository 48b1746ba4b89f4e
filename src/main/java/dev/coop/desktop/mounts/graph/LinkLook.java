package dev.coop.desktop.mounts.graph;

import atlantafx.base.theme.Styles;
import dev.coop.core.mount.Mount;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/** What a style sheet can tell mounts apart by. */
final class LinkLook {
    static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass PROTECTED = PseudoClass.getPseudoClass("protected");
    private static final PseudoClass EXPIRING = PseudoClass.getPseudoClass("expiring");

    private LinkLook() {}

    static void paint(Node node, Mount mount) {
        node.pseudoClassStateChanged(Styles.STATE_DANGER, mount.state() != Mount.State.OK);
        node.pseudoClassStateChanged(PROTECTED, mount.isProtected());
        node.pseudoClassStateChanged(EXPIRING, mount.expiresAt() != null);
    }
}
