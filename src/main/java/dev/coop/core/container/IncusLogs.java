package dev.coop.core.container;

import dev.coop.core.failure.IncusFailures;
import dev.coop.core.mount.InstanceSource;
import dev.coop.incus.ExecRequest;
import dev.coop.incus.ExecSession;
import dev.coop.incus.IncusClient;
import dev.coop.incus.NotFoundException;
import dev.coop.incus.Status;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The logs of the containers in Coop's project of an Incus server. */
public final class IncusLogs implements ContainerLogs {
    private final IncusClient incus;
    private final ContainerReader reader;

    /** @param incus within Coop's project */
    public IncusLogs(IncusClient incus, InstanceSource instances) {
        this.incus = incus;
        this.reader = new ContainerReader(incus, instances);
    }

    @Override
    public Log open(String name, Request request) {
        return IncusFailures.translating(() -> reader.instance(name).status() == Status.RUNNING && keepsJournal(name)
                ? journal(name, request)
                : console(name, request));
    }

    private boolean keepsJournal(String name) {
        return new Stuck(incus)
                .run(name, ExecRequest.of("/bin/sh", "-c", "command -v journalctl"))
                .succeeded();
    }

    private Log journal(String name, Request request) {
        List<String> command = new ArrayList<>(List.of(
                "journalctl",
                "--no-pager",
                "--no-hostname",
                "--quiet",
                "--output=short-iso",
                "--lines=" + request.lines()));
        if (request.since() != null) {
            command.add("--since=@" + request.since().getEpochSecond());
        }
        if (request.follow()) {
            command.add("--follow");
        }
        ExecSession session = incus.instances().exec(name).start(ExecRequest.of(command));
        return new LineLog(Log.Origin.JOURNAL, session.stdout(), session::close);
    }

    private Log console(String name, Request request) {
        InputStream text = new ByteArrayInputStream(
                lastLines(consoleText(name), request.lines()).getBytes(StandardCharsets.UTF_8));
        return new LineLog(Log.Origin.CONSOLE, text, () -> {});
    }

    private String consoleText(String name) {
        try {
            return incus.instances().console(name);
        } catch (NotFoundException neverStarted) {
            return "";
        }
    }

    private static String lastLines(String text, int count) {
        String whole = text.stripTrailing();
        int start = whole.length();
        for (int i = 0; i < count && start >= 0; i++) {
            start = whole.lastIndexOf('\n', start - 1);
        }
        return count == 0 ? "" : whole.substring(start + 1);
    }
}
