package dev.coop.core.mount;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.InstanceSource.Agent;
import dev.coop.host.Account;
import dev.coop.host.Os;
import dev.coop.host.SubordinateIds;
import java.io.IOException;
import java.util.Map;

/**
 * How the host's user and the agent become one as far as files are concerned. Where both have the same number,
 * {@code shift} leaves the numbers of files as they are. Otherwise {@code raw.idmap} maps the one to the other, as far as
 * root may do that ({@code /etc/subuid}). Root of the host is never mapped: its files stay its own.
 */
final class IdMapping {
    static final String KEY = "raw.idmap";

    private final Account account;
    private final Os os;
    private final SubordinateIds users;
    private final SubordinateIds groups;

    IdMapping(Account account, Os os) {
        this(account, os, SubordinateIds.USERS, SubordinateIds.GROUPS);
    }

    IdMapping(Account account, Os os, SubordinateIds users, SubordinateIds groups) {
        this.account = account;
        this.os = os;
        this.users = users;
        this.groups = groups;
    }

    /**
     * @param shift whether the device has {@code shift}
     * @param config settings for the container to have; empty when it needs none
     * @param note what the user has to know, as a sentence; empty for nothing
     */
    record Choice(boolean shift, Map<String, String> config, String note) {}

    /**
     * @param config what the container is set to
     * @param whileItRuns a container that runs is given a read-only mount: with {@code shift}, root in it could make that
     *     writable (measured on Incus 6.0.4); without, and from its next start on also with it, the kernel refuses that
     */
    Choice choose(Agent agent, Map<String, String> config, boolean whileItRuns) {
        String before = config.getOrDefault(KEY, "");
        String map = map(agent);
        if (before.contains(map)) {
            return new Choice(false, Map.of(), "");
        }
        String missing = missing();
        if (account.uid() != agent.uid() && account.uid() != 0 && missing.isEmpty()) {
            return new Choice(false, Map.of(KEY, joined(before, map)), "");
        }
        if (whileItRuns) {
            return new Choice(
                    false,
                    Map.of(),
                    "Until the container is stopped and started it can read there only what everybody may read.");
        }
        if (account.uid() == agent.uid()) {
            return new Choice(true, Map.of(), "");
        }
        return new Choice(
                true,
                Map.of(),
                account.uid() == 0
                        ? "You are root: the agent can write there only what user " + agent.uid()
                                + " of your computer may."
                        : missing);
    }

    /** Whether what was mounted without {@code shift} may have it now: nobody, not even another user, is mapped. */
    static boolean shifts(Map<String, String> config) {
        return config.getOrDefault(KEY, "").isBlank();
    }

    /** Whether Incus says that it cannot shift what is on that disk. */
    static boolean isUnshiftable(String failure) {
        return failure.contains("idmapping abilities");
    }

    /**
     * For folders on disks that cannot be shifted.
     *
     * @throws CoopException of kind ERROR when nobody may be mapped, with what to do
     */
    Map<String, String> withoutShift(Agent agent, Map<String, String> config) {
        String before = config.getOrDefault(KEY, "");
        String map = map(agent);
        if (account.uid() == 0 || before.contains(map)) {
            return Map.of();
        }
        String missing = missing();
        if (!missing.isEmpty()) {
            throw new CoopException(
                    Kind.ERROR, "The disk of a folder to share cannot show its files as the agent's own", missing);
        }
        return Map.of(KEY, joined(before, map));
    }

    private static String joined(String before, String map) {
        return before.isBlank() ? map : before.strip() + "\n" + map;
    }

    private String map(Agent agent) {
        String user = "uid " + account.uid() + " " + agent.uid();
        // The group of macOS has another number in the virtual machine.
        return os == Os.MACOS ? user : user + "\ngid " + account.gid() + " " + agent.gid();
    }

    /** What has to be done before the mapping is possible, or empty. */
    private String missing() {
        if (os == Os.MACOS) {
            return "";
        }
        try {
            String lines = "";
            if (!users.allowRoot(account.uid())) {
                lines += "\"" + SubordinateIds.line(account.uid()) + "\" to " + users.file();
            }
            if (!groups.allowRoot(account.gid())) {
                lines += (lines.isEmpty() ? "" : " and ") + "\"" + SubordinateIds.line(account.gid()) + "\" to "
                        + groups.file();
            }
            return lines.isEmpty()
                    ? ""
                    : "The agent cannot write there as you: add the line " + lines + " as root, and mount it again.";
        } catch (IOException unreadable) {
            return "Whether the agent can write there as you cannot be told: " + unreadable.getMessage() + ".";
        }
    }
}
