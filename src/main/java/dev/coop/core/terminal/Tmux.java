package dev.coop.core.terminal;

import dev.coop.core.container.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is run in a container to work with Coop's own tmux server there. */
final class Tmux {
    /** That there is no tmux in the image. */
    static final int MISSING = 3;

    /** The server's own settings come after the image's and the user's: to a shell it is a plain terminal. */
    private static final String SCRIPT = """
            verb=$1 session=$2
            shift 2
            server() { tmux -u -L coop "$@" 2>/dev/null; }
            case $verb in
            list)
              command -v tmux >/dev/null 2>&1 || exit %d
              server list-sessions -F '#{session_name}'
              ;;
            busy)
              server list-panes -s -t "=$session" -F '#{pane_pid} #{pane_current_command}' |
                while read -r pid name; do
                  echo "$name"
                  for child in $(cat "/proc/$pid/task/$pid/children" 2>/dev/null); do
                    cat "/proc/$child/comm" 2>/dev/null
                  done
                done
              ;;
            end)
              server kill-session -t "=$session"
              ;;
            attach)
              columns=$1 rows=$2
              shift 2
              exec tmux -u -L coop -C start-server ';' \\
                set -g default-terminal xterm-256color ';' \\
                set -g destroy-unattached off ';' \\
                set -g remain-on-exit off ';' \\
                set-environment -g COLORTERM truecolor ';' \\
                new-session -A -s "$session" -x "$columns" -y "$rows" \\
                env -u TMUX -u TMUX_PANE "$@"
              ;;
            esac
            exit 0
            """.formatted(MISSING);

    private Tmux() {}

    /** Prints the names of the sessions; ends with {@link #MISSING} where there is no tmux. */
    static Command list() {
        return command("list", "", List.of());
    }

    /** Prints what runs in the foreground of a session, and what its shell has started; a line each. */
    static Command busy(SessionName session) {
        return command("busy", session.text(), List.of());
    }

    static Command end(SessionName session) {
        return command("end", session.text(), List.of());
    }

    /** Shows a session to a control client, and makes it first when it does not exist. */
    static Command attach(SessionName session, int columns, int rows, List<String> program) {
        List<String> rest = new ArrayList<>(List.of(Integer.toString(columns), Integer.toString(rows)));
        rest.addAll(program);
        return command("attach", session.text(), rest);
    }

    private static Command command(String verb, String session, List<String> rest) {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "coop-terminal", verb, session));
        words.addAll(rest);
        return new Command(words, Command.AGENT, "", Map.of(), null);
    }
}
