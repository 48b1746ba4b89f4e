package dev.coop.desktop;

import dev.coop.core.authorization.CodeEntry;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.mount.Mount;
import dev.coop.core.mount.Mount.Mode;
import dev.coop.core.mount.MountProposal;
import dev.coop.core.mount.MountRequest;
import dev.coop.core.mount.MountService;
import dev.coop.core.mount.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Mounts that are a map and whose verdicts a test writes. */
final class FakeMounts implements MountService {
    private final TreeMap<String, Mount> mounts = new TreeMap<>();
    final List<MountRequest> added = new CopyOnWriteArrayList<>();
    volatile Verdict verdict = new Verdict(Verdict.Level.FREE, List.of());
    volatile List<String> secrets = List.of();
    volatile List<String> notes = List.of();
    volatile @Nullable CoopException failure;

    synchronized void put(Mount mount) {
        mounts.put(mount.container() + "/" + mount.name(), mount);
    }

    private void fail() {
        CoopException now = failure;
        if (now != null) {
            throw now;
        }
    }

    @Override
    public synchronized List<Mount> list() {
        fail();
        return List.copyOf(mounts.values());
    }

    @Override
    public List<Mount> list(String container) {
        return list().stream()
                .filter(mount -> mount.container().equals(container))
                .toList();
    }

    @Override
    public MountProposal propose(MountRequest request) {
        String name = Objects.requireNonNullElse(
                request.name(), request.source().getFileName().toString());
        return new MountProposal(
                request.container(),
                name,
                request.source(),
                request.source(),
                Objects.requireNonNullElse(request.target(), "/home/agent/" + name),
                Mode.of(request.readOnly()),
                request.lifetime(),
                verdict,
                secrets,
                list(request.container()),
                notes);
    }

    @Override
    public Mount add(MountRequest request, CodeEntry entry) {
        fail();
        MountProposal proposal = propose(request);
        if (proposal.needsCode() && !request.force()) {
            throw new CoopException(Kind.NOT_AUTHORIZED, "It is protected", "ask with force");
        }
        added.add(request);
        Mount mount = new Mount(
                request.container(),
                proposal.name(),
                proposal.source().toString(),
                proposal.target(),
                proposal.mode(),
                proposal.needsCode(),
                request.lifetime() == null ? null : Instant.now().plus(request.lifetime()),
                Mount.State.OK);
        put(mount);
        return mount;
    }

    @Override
    public synchronized void remove(String container, String name) {
        fail();
        mounts.remove(container + "/" + name);
    }

    @Override
    public synchronized Mount setReadOnly(String container, String name, boolean readOnly, CodeEntry entry) {
        fail();
        Mount was = Objects.requireNonNull(mounts.get(container + "/" + name));
        Mount is = new Mount(
                container,
                name,
                was.source(),
                was.target(),
                Mode.of(readOnly),
                was.isProtected(),
                was.expiresAt(),
                was.state());
        put(is);
        return is;
    }

    @Override
    public Optional<Instant> removeExpired() {
        return Optional.empty();
    }
}
