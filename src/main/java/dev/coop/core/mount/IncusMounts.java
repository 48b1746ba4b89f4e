package dev.coop.core.mount;

import dev.coop.core.audit.AuditEvent;
import dev.coop.core.audit.AuditKind;
import dev.coop.core.audit.AuditLog;
import dev.coop.core.authorization.AuthorizationRequest;
import dev.coop.core.authorization.AuthorizationRequest.OtherMount;
import dev.coop.core.authorization.Authorizer;
import dev.coop.core.authorization.CodeEntry;
import dev.coop.core.authorization.Permit;
import dev.coop.core.authorization.Subject;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.failure.IncusFailures;
import dev.coop.core.mount.IdMapping.Choice;
import dev.coop.core.mount.InstanceSource.Agent;
import dev.coop.core.mount.Mount.Mode;
import dev.coop.core.mount.MountGate.Judged;
import dev.coop.core.mount.Verdict.Level;
import dev.coop.core.vm.HostFolders;
import dev.coop.incus.Instance;
import dev.coop.incus.OperationFailedException;
import dev.coop.incus.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The mounts of the containers in Coop's project of an Incus server. */
final class IncusMounts implements MountService {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final InstanceSource instances;
    private final MountGate gate;
    private final HostFolders folders;
    private final MountJudge judge;
    private final Attachments attachments;
    private final IdMapping mapping;
    private final Expiry expiry;
    private final Supplier<Authorizer> authorizer;
    private final AuditLog audit;
    private final InstantSource clock;

    IncusMounts(
            InstanceSource instances,
            MountGate gate,
            HostFolders folders,
            MountJudge judge,
            Attachments attachments,
            IdMapping mapping,
            Expiry expiry,
            Supplier<Authorizer> authorizer,
            AuditLog audit,
            InstantSource clock) {
        this.instances = instances;
        this.gate = gate;
        this.folders = folders;
        this.judge = judge;
        this.attachments = attachments;
        this.mapping = mapping;
        this.expiry = expiry;
        this.authorizer = authorizer;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Mount> list() {
        return IncusFailures.translating(() -> instances.all().stream()
                .sorted(Comparator.comparing(Instance::name))
                .flatMap(each -> judge.mounts(each).stream())
                .toList());
    }

    @Override
    public List<Mount> list(String container) {
        return IncusFailures.translating(() -> judge.mounts(instances.get(container)));
    }

    @Override
    public MountProposal propose(MountRequest request) {
        return IncusFailures.translating(() -> plan(request).proposal());
    }

    /** What is known when all was looked at and nothing done. */
    private record Plan(Instance instance, Judged judged, Choice mapping, MountProposal proposal) {}

    private Plan plan(MountRequest request) {
        Instance instance = instances.get(request.container());
        List<Mount> others = judge.mounts(instance);
        Judged judged = judge(request);
        checkLifetime(request.lifetime());
        Agent agent = instances.agent(instance.config());
        String name = request.name() == null
                ? MountNames.derive(judged.real(), instance.expandedDevices().keySet())
                : MountNames.check(request.name(), instance.expandedDevices().keySet());
        String target = MountTargets.check(
                request.target() == null ? agent.home() + "/" + name : request.target(), agent.home(), others);
        return plan(instance, judged, name, target, Mode.of(request.readOnly()), request.lifetime(), others);
    }

    /** What cannot be looked at is refused, and that is remembered. */
    private Judged judge(MountRequest request) {
        try {
            return gate.judge(request.source());
        } catch (CoopException refused) {
            if (refused.kind() == Kind.NOT_AUTHORIZED) {
                audit.append(AuditEvent.mount(
                        AuditKind.MOUNT_REFUSED,
                        request.container(),
                        request.source().toString(),
                        Objects.requireNonNullElse(request.target(), ""),
                        request.readOnly(),
                        refused.problem()));
            }
            throw refused;
        }
    }

    private static void checkLifetime(@Nullable Duration lifetime) {
        if (lifetime != null && (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0)) {
            throw new CoopException(
                    Kind.USAGE, "A mount cannot last that long", "name a time between one second and a year");
        }
    }

    private Plan plan(
            Instance instance,
            Judged judged,
            String name,
            String target,
            Mode mode,
            @Nullable Duration lifetime,
            List<Mount> others) {
        if (judged.verdict().level() != Level.FORBIDDEN) {
            folders.requireVisible(judged.real(), mode == Mode.READ_WRITE);
        }
        boolean runs = instance.status() != Status.STOPPED;
        Choice choice =
                mapping.choose(instances.agent(instance.config()), instance.config(), runs && mode.isReadOnly());
        List<String> notes = new ArrayList<>(MountTargets.nested(target, others));
        if (!choice.note().isEmpty() && (mode == Mode.READ_WRITE || runs)) {
            notes.add(choice.note());
        }
        if (!choice.config().isEmpty() && runs) {
            notes.add("The agent can write there when the container has been stopped and started.");
        }
        return new Plan(
                instance,
                judged,
                choice,
                new MountProposal(
                        instance.name(),
                        name,
                        judged.asked(),
                        judged.real(),
                        target,
                        mode,
                        lifetime,
                        judged.verdict(),
                        judged.verdict().level() == Level.FORBIDDEN ? List.of() : SecretSearch.in(judged.real()),
                        others,
                        notes));
    }

    @Override
    public Mount add(MountRequest request, CodeEntry entry) {
        return IncusFailures.translating(() -> {
            expiry.removeFrom(instances.get(request.container()));
            return grant(plan(request), request.force(), entry);
        });
    }

    @Override
    public Mount setReadOnly(String container, String name, boolean readOnly, CodeEntry entry) {
        return IncusFailures.translating(() -> {
            Instance instance = instances.get(container);
            List<Mount> all = judge.mounts(instance);
            Mount mount = find(container, name, all);
            Mode mode = Mode.of(readOnly);
            if (mount.mode() == mode) {
                return mount;
            }
            List<Mount> others =
                    all.stream().filter(each -> !each.name().equals(name)).toList();
            @Nullable
            Duration left = mount.expiresAt() == null ? null : Duration.between(clock.instant(), mount.expiresAt());
            Plan plan = plan(instance, gate.judge(Path.of(mount.source())), name, mount.target(), mode, left, others);
            @Nullable Approval approval = Approval.in(instance.config()).get(name);
            if (approval != null && mount.state() == Mount.State.OK && readOnly) {
                // Less than what was approved.
                return attach(plan, approval.with(mode, approval.isProtected()));
            }
            return grant(plan, true, entry);
        });
    }

    private Mount grant(Plan plan, boolean force, CodeEntry entry) {
        MountProposal proposal = plan.proposal();
        Judged judged = plan.judged();
        try {
            MountGate.refuseUnless(force, judged);
            if (proposal.needsCode()) {
                Permit permit = authorizer.get().authorize(authorization(plan), entry);
                // Fifteen seconds are long enough to put something else in its place.
                judged = gate.judge(judged.real());
                permit.use(subject(proposal, judged));
            }
        } catch (CoopException refused) {
            if (refused.kind() == Kind.NOT_AUTHORIZED) {
                audit.append(event(AuditKind.MOUNT_REFUSED, proposal, refused.problem()));
            }
            throw refused;
        }
        @Nullable
        Instant expiresAt = proposal.lifetime() == null ? null : clock.instant().plus(proposal.lifetime());
        return attach(plan, judge.approval(proposal.name(), judged, proposal.target(), proposal.mode(), expiresAt));
    }

    private Mount attach(Plan plan, Approval approval) {
        MountProposal proposal = plan.proposal();
        audit.append(event(
                AuditKind.MOUNT_GRANTED,
                proposal,
                approval.expiresAt() == null ? "" : "until " + approval.expiresAt()));
        try {
            attachments.attach(plan.instance(), approval, plan.mapping(), () -> isStill(plan.judged(), approval));
        } catch (RuntimeException failure) {
            audit.append(event(AuditKind.MOUNT_REFUSED, proposal, "it could not be mounted: " + failure.getMessage()));
            throw failure instanceof OperationFailedException unshiftable
                            && IdMapping.isUnshiftable(unshiftable.reason())
                    ? cannotNow(proposal, unshiftable)
                    : failure;
        }
        return find(proposal.container(), proposal.name(), judge.mounts(instances.get(proposal.container())));
    }

    private static CoopException cannotNow(MountProposal proposal, OperationFailedException unshiftable) {
        return new CoopException(
                Kind.WRONG_STATE,
                "The disk of " + proposal.source() + " cannot show its files as the agent's own while \""
                        + proposal.container() + "\" runs",
                "stop it with: coop stop " + proposal.container() + ", then mount the folder and start it",
                unshiftable);
    }

    private boolean isStill(Judged approved, Approval approval) {
        Judged now = gate.judge(Path.of(approval.source()));
        return now.real().equals(approved.real())
                && now.identity().isSameAs(approval.identity())
                && now.verdict().level().compareTo(approved.verdict().level()) <= 0;
    }

    private static AuthorizationRequest authorization(Plan plan) {
        MountProposal proposal = plan.proposal();
        return new AuthorizationRequest(
                subject(proposal, plan.judged()),
                proposal.verdict().reasons(),
                proposal.secrets(),
                proposal.others().stream()
                        .map(each -> new OtherMount(
                                each.source(), each.target(), each.mode().isReadOnly()))
                        .toList());
    }

    private static Subject subject(MountProposal proposal, Judged judged) {
        return new Subject(
                proposal.container(),
                judged.real(),
                judged.identity().toString(),
                proposal.mode().isReadOnly(),
                proposal.target(),
                proposal.lifetime());
    }

    private static AuditEvent event(AuditKind kind, MountProposal proposal, String detail) {
        return AuditEvent.mount(
                kind,
                proposal.container(),
                proposal.source().toString(),
                proposal.target(),
                proposal.mode().isReadOnly(),
                detail);
    }

    @Override
    public void remove(String container, String name) {
        IncusFailures.translating(() -> {
            Instance instance = instances.get(container);
            Mount mount = find(container, name, judge.mounts(instance));
            if (!instance.devices().containsKey(name)) {
                throw new CoopException(
                        Kind.WRONG_STATE,
                        "\"" + name + "\" comes from a profile of \"" + container + "\", not from Coop",
                        "change the profile with: incus profile edit");
            }
            attachments.detach(container, name);
            audit.append(AuditEvent.mount(
                    AuditKind.MOUNT_REMOVED,
                    container,
                    mount.source(),
                    mount.target(),
                    mount.mode().isReadOnly(),
                    ""));
        });
    }

    private static Mount find(String container, String name, List<Mount> mounts) {
        return mounts.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CoopException(
                        Kind.WRONG_STATE,
                        "\"" + container + "\" has no mount \"" + name + "\"",
                        "see those that it has with: coop mount list " + container));
    }

    @Override
    public Optional<Instant> removeExpired() {
        return IncusFailures.translating(() -> expiry.removeFrom(instances.all()));
    }
}
