package dev.coop.desktop.terminal;

import dev.coop.core.container.Command;
import java.util.List;
import java.util.Map;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** What runs in a terminal. */
@SuppressWarnings("ImmutableEnumChecker") // Icons hold no state.
public enum TerminalKind {
    SHELL("terminal.title", Material2OutlinedAL.CODE),
    CLAUDE("terminal.claude", Material2OutlinedAL.ASSISTANT);

    private final String key;
    private final Ikon icon;

    TerminalKind(String key, Ikon icon) {
        this.key = key;
        this.icon = icon;
    }

    /** Of its title. */
    String key() {
        return key;
    }

    Ikon icon() {
        return icon;
    }

    Command command(Command.Terminal terminal) {
        return switch (this) {
            case SHELL -> Command.loginShell(terminal);
            case CLAUDE ->
                new Command(List.of("/bin/bash", "-l", "-c", "exec claude"), Command.AGENT, "", Map.of(), terminal);
        };
    }
}
