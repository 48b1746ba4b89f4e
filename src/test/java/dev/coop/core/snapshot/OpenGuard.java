package dev.coop.core.snapshot;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.MountGuard;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Instance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets everything pass unless told otherwise, and remembers what the container was when it was asked. */
final class OpenGuard implements MountGuard {
    private final IncusClient incus;
    private final List<Instance> checked = new ArrayList<>();
    private final List<Instance> verified = new ArrayList<>();
    private int refusedCheck;

    OpenGuard(IncusClient incus) {
        this.incus = incus;
    }

    /** @param number of the check that is refused, 1 for the next */
    void refuse(int number) {
        refusedCheck = checked.size() + number;
    }

    List<Instance> checked() {
        return checked;
    }

    List<Instance> verified() {
        return verified;
    }

    @Override
    public void check(String container) {
        checked.add(incus.instances().get(container));
        if (checked.size() == refusedCheck) {
            throw new CoopException(Kind.NOT_AUTHORIZED, "A mount was swapped");
        }
    }

    @Override
    public void removeExpired(String container) {}

    @Override
    public boolean mapOtherwise(String container, String failure) {
        return false;
    }

    @Override
    public void verify(String container) {
        verified.add(incus.instances().get(container));
    }

    @Override
    public Admission prepare(
            String container,
            Map<String, String> config,
            Map<String, Map<String, String>> devices,
            @Nullable Path workdir) {
        return new Admission(config, devices, List.of());
    }

    @Override
    public Admission admit(String container, Map<String, String> config, Map<String, Map<String, String>> devices) {
        return new Admission(config, devices, List.of());
    }
}
