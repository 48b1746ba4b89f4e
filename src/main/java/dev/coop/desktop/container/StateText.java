package dev.coop.desktop.container;

import dev.coop.core.container.ContainerState;
import dev.coop.desktop.text.Texts;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/** What a container is doing, in a word and in a colour. */
public final class StateText {
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass FROZEN = PseudoClass.getPseudoClass("frozen");
    private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    private StateText() {}

    public static String of(ContainerItem item) {
        return switch (item.work()) {
            case STARTING -> Texts.of("state.starting");
            case STOPPING -> Texts.of("state.stopping");
            case RESTARTING -> Texts.of("state.restarting");
            case LOCKING -> Texts.of("state.locking");
            case UNLOCKING -> Texts.of("state.unlocking");
            case DELETING -> Texts.of("state.deleting");
            case null ->
                switch (item.state()) {
                    case RUNNING -> Texts.of("state.running");
                    case STOPPED -> Texts.of("state.stopped");
                    case FROZEN -> Texts.of("state.frozen");
                    case CHANGING -> Texts.of("state.changing");
                    case ERROR -> Texts.of("state.error");
                };
        };
    }

    /** Lets the style sheet colour a node by state. */
    public static void paint(Node node, ContainerItem item) {
        boolean busy = item.work() != null || item.state() == ContainerState.CHANGING;
        List.of(RUNNING, FROZEN, BUSY, BROKEN).forEach(state -> node.pseudoClassStateChanged(state, false));
        if (busy) {
            node.pseudoClassStateChanged(BUSY, true);
            return;
        }
        switch (item.state()) {
            case RUNNING -> node.pseudoClassStateChanged(RUNNING, true);
            case FROZEN -> node.pseudoClassStateChanged(FROZEN, true);
            case ERROR -> node.pseudoClassStateChanged(BROKEN, true);
            case STOPPED, CHANGING -> {}
        }
    }
}
