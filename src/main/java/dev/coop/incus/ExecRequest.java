package dev.coop.incus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command to run in an instance.
 *
 * @param command the program and its arguments; no shell is involved
 * @param environment added to the little that Incus sets itself (it knows HOME and USER for root only)
 * @param user and {@code group}: numeric; supplementary groups are not set
 * @param cwd empty for the home of root; one that does not exist silently becomes {@code /}
 * @param terminal the size of a pseudo-terminal to run it in, or null for plain pipes
 */
public record ExecRequest(
        List<String> command,
        Map<String, String> environment,
        int user,
        int group,
        String cwd,
        @org.jspecify.annotations.Nullable TerminalSize terminal) {

    /** In characters. */
    public record TerminalSize(int columns, int rows) {
        public TerminalSize {
            if (columns < 1 || rows < 1) {
                throw new IllegalArgumentException("a terminal of " + columns + "×" + rows);
            }
        }
    }

    /** As root, without a terminal. */
    public static ExecRequest of(List<String> command) {
        return new ExecRequest(List.copyOf(command), Map.of(), 0, 0, "", null);
    }

    public static ExecRequest of(String... command) {
        return of(List.of(command));
    }

    public ExecRequest environment(Map<String, String> variables) {
        return new ExecRequest(command, Map.copyOf(variables), user, group, cwd, terminal);
    }

    public ExecRequest user(int uid, int gid) {
        return new ExecRequest(command, environment, uid, gid, cwd, terminal);
    }

    public ExecRequest cwd(String directory) {
        return new ExecRequest(command, environment, user, group, directory, terminal);
    }

    public ExecRequest terminal(TerminalSize size) {
        return new ExecRequest(command, environment, user, group, cwd, size);
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("command", command);
        body.put("environment", environment);
        body.put("user", user);
        body.put("group", group);
        body.put("cwd", cwd);
        body.put("wait-for-websocket", true);
        body.put("interactive", terminal != null);
        if (terminal != null) {
            body.put("width", terminal.columns());
            body.put("height", terminal.rows());
        }
        return body;
    }
}
