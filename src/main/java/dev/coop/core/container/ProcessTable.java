package dev.coop.core.container;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The processes of a container, read from its {@code /proc} with tools that every system has: many come without ps. */
final class ProcessTable {
    private static final String COMMANDS = "\n---commands---\n";

    static final String SCRIPT = """
            cd /proc || exit 1
            echo "own $$"
            sed -n 's/^\\([^:]*\\):[^:]*:\\([0-9]*\\):.*/account \\2 \\1/p' /etc/passwd
            grep -sHE '^(Name|State|PPid|Uid|VmRSS|Threads):' [0-9]*/status
            grep -sH '' [0-9]*/stat
            printf '%s'
            grep -sHz '' [0-9]*/cmdline
            exit 0
            """.formatted(COMMANDS.replace("\n", "\\n"));

    /** Linux tells processor time in hundredths of a second, whatever the machine. */
    private static final long MILLIS_PER_TICK = 10;

    /** Where in {@code stat} user and system time are, counted from what follows the name. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;

    private final Map<Integer, Entry> entries = new TreeMap<>();
    private final Map<String, String> accounts = new HashMap<>();
    private int own = -1;

    private ProcessTable() {}

    private static final class Entry {
        private final Map<String, String> status = new HashMap<>();
        private final StringBuilder command = new StringBuilder();
        private long ticks;

        private String status(String key, String otherwise) {
            return status.getOrDefault(key, otherwise).strip().split("\\s", 2)[0];
        }
    }

    /** @param text what the script printed; lines that make no sense are passed over */
    static List<ProcessInfo> parse(String text) {
        ProcessTable table = new ProcessTable();
        int commands = text.indexOf(COMMANDS);
        for (String line : text.substring(0, Math.max(0, commands)).split("\n", -1)) {
            try {
                table.line(line);
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
                // A process may have any name, also one with line breaks.
            }
        }
        if (commands >= 0) {
            for (String word : text.substring(commands + COMMANDS.length()).split("\0", -1)) {
                table.word(word);
            }
        }
        return table.processes();
    }

    private void line(String line) {
        int slash = line.indexOf('/');
        int colon = line.indexOf(':');
        if (line.startsWith("own ")) {
            own = Integer.parseInt(line.substring(4));
        } else if (line.startsWith("account ")) {
            String[] words = line.split(" ", 3);
            accounts.putIfAbsent(words[1], words[2]);
        } else if (slash > 0 && colon > slash) {
            Entry entry = entries.computeIfAbsent(Integer.valueOf(line.substring(0, slash)), _ -> new Entry());
            String rest = line.substring(colon + 1);
            if (line.substring(slash + 1, colon).equals("status")) {
                String[] pair = rest.split(":", 2);
                entry.status.putIfAbsent(pair[0], pair[1]);
            } else {
                String[] fields = rest.substring(rest.lastIndexOf(')') + 2).split(" ", -1);
                entry.ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
            }
        }
    }

    private void word(String word) {
        int slash = word.indexOf('/');
        int colon = word.indexOf(':');
        if (slash > 0 && colon > slash && word.substring(0, slash).chars().allMatch(Character::isDigit)) {
            Entry entry = entries.get(Integer.valueOf(word.substring(0, slash)));
            if (entry != null) {
                entry.command.append(entry.command.isEmpty() ? "" : " ").append(word, colon + 1, word.length());
            }
        }
    }

    private List<ProcessInfo> processes() {
        List<ProcessInfo> processes = new ArrayList<>();
        entries.forEach((pid, entry) -> {
            int parent = Integer.parseInt(entry.status("PPid", "0"));
            // Without a status it ended while it was looked at.
            if (entry.status.containsKey("State") && pid != own && parent != own) {
                String uid = entry.status("Uid", "0");
                processes.add(new ProcessInfo(
                        pid,
                        parent,
                        accounts.getOrDefault(uid, uid),
                        entry.status("State", "?").charAt(0),
                        Duration.ofMillis(entry.ticks * MILLIS_PER_TICK),
                        Long.parseLong(entry.status("VmRSS", "0")) << 10,
                        Integer.parseInt(entry.status("Threads", "1")),
                        entry.command.isEmpty()
                                ? entry.status.getOrDefault("Name", "").strip()
                                : entry.command.toString()));
            }
        });
        return processes;
    }
}
