package dev.coop.core.mount;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.Mount.Mode;
import dev.coop.core.mount.Mount.State;
import dev.coop.core.mount.MountGate.Judged;
import dev.coop.core.mount.MountGate.Look;
import dev.coop.core.mount.Verdict.Level;
import dev.coop.host.BootId;
import dev.coop.incus.Instance;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Compares the mounts that instances have with what was approved, and with what the host has now. */
final class MountJudge {
    private final MountGate gate;
    private final String boot = BootId.current();

    MountJudge(MountGate gate) {
        this.gate = gate;
    }

    /** What was approved of a folder that was judged just now. */
    Approval approval(String name, Judged judged, String target, Mode mode, @Nullable Instant expiresAt) {
        return new Approval(
                name,
                judged.real().toString(),
                target,
                mode,
                judged.identity(),
                boot,
                judged.verdict().level() == Level.PROTECTED,
                expiresAt);
    }

    /** Those of an instance, by name. */
    List<Mount> mounts(Instance instance) {
        SortedMap<String, Approval> approvals = Approval.in(instance.config());
        Look look = gate.look();
        List<Mount> mounts = new ArrayList<>();
        Disks.of(instance)
                .forEach((name, device) -> mounts.add(mount(look, instance, name, device, approvals.get(name))));
        mounts.sort(Comparator.comparing(Mount::name));
        return mounts;
    }

    private Mount mount(
            Look look, Instance instance, String name, Map<String, String> device, @Nullable Approval approval) {
        String source = device.getOrDefault("source", "");
        return new Mount(
                instance.name(),
                name,
                source,
                device.getOrDefault("path", ""),
                Mode.of("true".equals(device.get("readonly"))),
                approval != null && approval.isProtected(),
                approval == null ? null : approval.expiresAt(),
                state(look, source, device, approval));
    }

    private State state(Look look, String source, Map<String, String> device, @Nullable Approval approval) {
        Judged now;
        try {
            now = look.judge(Path.of(source));
        } catch (CoopException problem) {
            return problem.kind() == Kind.USAGE ? State.MISSING : State.CHANGED;
        }
        Level level = now.verdict().level();
        if (!now.real().toString().equals(source) || level == Level.FORBIDDEN) {
            return State.CHANGED;
        }
        if (approval == null) {
            // Added by other means than Coop: nothing was approved, and nothing had to be.
            return level == Level.FREE ? State.OK : State.CHANGED;
        }
        boolean same = approval.isOf(device)
                && approval.isOf(now.identity(), boot)
                && (level == Level.FREE || approval.isProtected());
        return same ? State.OK : State.CHANGED;
    }
}
