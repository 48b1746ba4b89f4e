package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.ssh.SshFiles;
import dev.coop.incus.ConflictException;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Status;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Changes what a container is called and what it may use. */
final class ContainerEdits {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final IncusClient incus;
    private final ContainerReader reader;
    private final SshFiles ssh;

    ContainerEdits(IncusClient incus, ContainerReader reader, SshFiles ssh) {
        this.incus = incus;
        this.reader = reader;
        this.ssh = ssh;
    }

    /** @return whether it had another name before */
    boolean rename(String name, String newName) {
        ContainerName.check(newName);
        if (reader.instance(name).status() != Status.STOPPED) {
            throw new CoopException(
                    Kind.WRONG_STATE,
                    "\"" + name + "\" is not stopped, and only a stopped container can be renamed",
                    "stop it with: coop stop " + name);
        }
        if (name.equals(newName)) {
            return false;
        }
        try {
            incus.operations().await(incus.instances().rename(name, newName), LIMIT);
        } catch (ConflictException taken) {
            throw new CoopException(
                    Kind.WRONG_STATE, "There is a container \"" + newName + "\" already", "take another name", taken);
        }
        ssh.rename(name, newName);
        return true;
    }

    void limit(String name, Limits limits) {
        reader.instance(name);
        Map<String, String> changed = new LinkedHashMap<>();
        if (limits.cpus() != null) {
            changed.put("limits.cpu", Integer.toString(positive("processors", limits.cpus())));
        }
        if (limits.memoryMb() != null) {
            changed.put("limits.memory", positive("memory", limits.memoryMb()) + "MiB");
        }
        incus.operations()
                .await(
                        incus.instances().update(name, now -> {
                            Map<String, String> config = new LinkedHashMap<>(now.config());
                            config.putAll(changed);
                            return now.withConfig(config);
                        }),
                        LIMIT);
    }

    private static int positive(String what, int value) {
        if (value < 1) {
            throw new CoopException(Kind.USAGE, "The limit of " + what + " must be at least 1");
        }
        return value;
    }
}
