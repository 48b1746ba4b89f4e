package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.failure.IncusFailures;
import dev.coop.core.mount.InstanceSource;
import dev.coop.incus.ExecRequest;
import dev.coop.incus.ExecResult;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Instance;
import java.util.List;

/** What the containers in Coop's project of an Incus server do. */
public final class IncusMonitor implements ContainerMonitor {
    private final IncusClient incus;
    private final ContainerReader reader;

    /** @param incus within Coop's project */
    public IncusMonitor(IncusClient incus, InstanceSource instances) {
        this.incus = incus;
        this.reader = new ContainerReader(incus, instances);
    }

    @Override
    public Usage usage(String name) {
        return IncusFailures.translating(() -> {
            Instance instance = reader.instance(name);
            if (!ContainerReader.isUp(instance)) {
                CommandRunner.requireRunning(instance);
            }
            return UsageReader.usage(incus.instances().state(name));
        });
    }

    @Override
    public List<ProcessInfo> processes(String name) {
        return IncusFailures.translating(() -> {
            CommandRunner.requireRunning(reader.instance(name));
            ExecResult result = new Stuck(incus).run(name, ExecRequest.of("/bin/sh", "-c", ProcessTable.SCRIPT));
            if (!result.succeeded()) {
                throw new CoopException(
                        Kind.ERROR,
                        "The processes of \"" + name + "\" cannot be told: "
                                + result.err().strip());
            }
            return ProcessTable.parse(result.out());
        });
    }
}
