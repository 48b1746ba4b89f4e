package dev.coop.desktop.terminal;

import java.util.List;
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

    /** The program and its arguments. */
    List<String> program() {
        return switch (this) {
            case SHELL -> List.of("/bin/bash", "-l");
            case CLAUDE -> List.of("/bin/bash", "-l", "-c", "exec claude");
        };
    }

    /** The one of that name; a shell when there is none. */
    static TerminalKind of(String name) {
        return CLAUDE.name().equals(name) ? CLAUDE : SHELL;
    }
}
