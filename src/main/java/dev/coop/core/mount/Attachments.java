package dev.coop.core.mount;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.IdMapping.Choice;
import dev.coop.core.task.Shielded;
import dev.coop.incus.ConflictException;
import dev.coop.incus.IncusClient;
import dev.coop.incus.IncusException;
import dev.coop.incus.Instance;
import dev.coop.incus.Instances.Editable;
import dev.coop.incus.Operation;
import dev.coop.incus.OperationFailedException;
import dev.coop.incus.StateChange;
import dev.coop.incus.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes mounts to instances of Incus. Nobody else does. */
final class Attachments {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int TRIES = 10;

    private final IncusClient incus;
    private final SeenMounts seen;

    Attachments(IncusClient incus, SeenMounts seen) {
        this.incus = incus;
        this.seen = seen;
    }

    /**
     * Gives a mount to an instance, or another mode to one that it has. One that runs is held still meanwhile: nothing in
     * it looks before it is known what is to be seen.
     *
     * @param stillApproved looks at the host once more, when Incus has opened the folder
     * @throws CoopException of kind NOT_AUTHORIZED when something else than what was approved was mounted; it is gone again
     */
    void attach(Instance instance, Approval approval, Choice mapping, BooleanSupplier stillApproved) {
        Shielded.run(() -> {
            heldStill(instance, () -> {
                try {
                    write(instance.name(), approval, mapping);
                    if (!isRight(instance, approval, stillApproved)) {
                        throw new CoopException(
                                Kind.NOT_AUTHORIZED,
                                approval.source() + " was replaced while it was mounted, so \"" + instance.name()
                                        + "\" does not see it",
                                "look who changes that folder, and mount it again");
                    }
                } catch (RuntimeException failure) {
                    takeBack(instance, approval.name(), failure);
                    throw failure;
                }
            });
            return true;
        });
    }

    private boolean isRight(Instance instance, Approval approval, BooleanSupplier stillApproved) {
        try {
            return (instance.status() == Status.STOPPED
                            || seen.shows(instance.name(), approval.source(), approval.target()))
                    && stillApproved.getAsBoolean();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private void write(String instance, Approval approval, Choice mapping) {
        update(instance, now -> {
            Map<String, Map<String, String>> devices = new LinkedHashMap<>(now.devices());
            devices.put(approval.name(), Disks.device(approval, mapping.shift()));
            Map<String, String> config = approval.notedIn(now.config());
            config.putAll(mapping.config());
            return now.withConfig(config).withDevices(devices);
        });
    }

    /** Back to what was before, also after a failure in the middle. */
    private void takeBack(Instance before, String name, RuntimeException failure) {
        try {
            @Nullable Map<String, String> device = before.devices().get(name);
            @Nullable Approval noted = Approval.in(before.config()).get(name);
            update(before.name(), now -> {
                Editable without = without(now, name);
                if (device == null) {
                    return without;
                }
                Map<String, Map<String, String>> devices = new LinkedHashMap<>(without.devices());
                devices.put(name, device);
                return (noted == null ? without : without.withConfig(noted.notedIn(without.config())))
                        .withDevices(devices);
            });
        } catch (IncusException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    /** Lets the mounts that were added without {@code shift}, because the instance ran, have it from its next start on. */
    void shiftAll(Instance stopped) {
        Map<String, Approval> approvals = Approval.in(stopped.config());
        Map<String, Map<String, String>> shifted = new LinkedHashMap<>();
        stopped.devices().forEach((name, device) -> {
            if (Disks.isHosts(device) && approvals.containsKey(name) && !device.containsKey("shift")) {
                Map<String, String> changed = new LinkedHashMap<>(device);
                changed.put("shift", "true");
                shifted.put(name, changed);
            }
        });
        if (!shifted.isEmpty()) {
            update(stopped.name(), now -> {
                Map<String, Map<String, String>> devices = new LinkedHashMap<>(now.devices());
                devices.putAll(shifted);
                return now.withDevices(devices);
            });
        }
    }

    /** Lets no mount of Coop's have {@code shift}: the other mapping does what that cannot. */
    void unshiftAll(Instance stopped, Map<String, String> mapped) {
        Map<String, Approval> approvals = Approval.in(stopped.config());
        update(stopped.name(), now -> {
            Map<String, Map<String, String>> devices = new LinkedHashMap<>();
            now.devices().forEach((name, device) -> {
                Map<String, String> kept = new LinkedHashMap<>(device);
                if (Disks.isHosts(device) && approvals.containsKey(name)) {
                    kept.remove("shift");
                }
                devices.put(name, kept);
            });
            Map<String, String> config = new LinkedHashMap<>(now.config());
            config.putAll(mapped);
            return now.withConfig(config).withDevices(devices);
        });
    }

    void detach(String instance, String name) {
        Shielded.run(() -> {
            update(instance, now -> without(now, name));
            return true;
        });
    }

    private static Editable without(Editable now, String name) {
        Map<String, Map<String, String>> devices = new LinkedHashMap<>(now.devices());
        devices.remove(name);
        return now.withConfig(Approval.without(now.config(), name)).withDevices(devices);
    }

    private void update(String instance, UnaryOperator<Editable> change) {
        for (int attempt = 1; ; attempt++) {
            try {
                incus.operations().await(incus.instances().update(instance, change), LIMIT);
                return;
            } catch (ConflictException changedMeanwhile) {
                if (attempt == TRIES) {
                    throw changedMeanwhile;
                }
            }
        }
    }

    private void heldStill(Instance instance, Runnable work) {
        @Nullable Operation freeze = instance.status() == Status.RUNNING ? freeze(instance.name()) : null;
        if (freeze == null) {
            work.run();
            return;
        }
        try {
            work.run();
        } finally {
            if (!isLockedMeanwhile(instance.name(), freeze)) {
                incus.instances().changeAndAwait(instance.name(), StateChange.UNFREEZE, LIMIT);
            }
        }
    }

    /** Null when it is frozen already, or does not run any more. */
    private @Nullable Operation freeze(String instance) {
        Operation freeze = incus.instances().change(instance, StateChange.FREEZE);
        try {
            return incus.operations().await(freeze, LIMIT);
        } catch (OperationFailedException _) {
            return null;
        }
    }

    /** Whether somebody else has asked for it to be frozen since: then it stays so. */
    private boolean isLockedMeanwhile(String instance, Operation own) {
        @Nullable Instant since = own.createdAt();
        return incus.operations().list().stream()
                .filter(each -> each.concerns("instances", instance))
                .filter(each -> each.description().equals(own.description()))
                .filter(each -> !each.id().equals(own.id()))
                .map(Operation::createdAt)
                // When Incus does not say when, locked is the safer of both.
                .anyMatch(at -> at == null || since == null || at.isAfter(since));
    }
}
