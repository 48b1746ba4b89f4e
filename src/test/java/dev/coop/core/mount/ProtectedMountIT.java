package dev.coop.core.mount;

import dev.coop.core.audit.AuditKind;
import dev.coop.core.authorization.AuthorizationRequest;
import dev.coop.core.authorization.Authorizer;
import dev.coop.core.authorization.Deadline;
import dev.coop.core.authorization.Pause;
import dev.coop.core.container.CreateListener;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.vm.HostFolders;
import dev.coop.host.Account;
import dev.coop.host.Os;
import dev.coop.incus.ExecRequest;
import dev.coop.testing.Approver;
import dev.coop.testing.CoopFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Protected folders, and the code that opens them. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProtectedMountIT {
    private static final String BOX = "box";

    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    private Path secret = Path.of("/");

    @BeforeAll
    static void aContainer() {
        coop.containers().create(named(BOX), CreateListener.NONE);
    }

    @BeforeEach
    void aSecret() throws IOException {
        secret = Files.createDirectories(coop.folder().resolve("me/.ssh"));
        Files.writeString(secret.resolve("id_ed25519"), "key");
    }

    @AfterEach
    void noMountStays() {
        MountService mounts = service(new Approver());
        mounts.list(BOX).forEach(each -> mounts.remove(BOX, each.name()));
    }

    private MountService service(Approver person) {
        InstanceSource instances =
                new dev.coop.core.container.OwnInstances(coop.incus().client());
        Authorizer authorizer = new Authorizer(
                person,
                new Pause(coop.folder().resolve("pause-" + UUID.randomUUID()), InstantSource.system()),
                CoopFixture.audit(coop.folder()),
                System::nanoTime);
        MountGate gate = new MountGate(
                coop.folder().resolve("me"),
                List.of(Place.secret(secret, "a place of credentials"), Place.forbidden(coop.config(), "Coop's own")));
        return new Mounts(
                        coop.incus().client(),
                        instances,
                        instances,
                        Account.current(),
                        Os.current(),
                        gate,
                        HostFolders.ALL,
                        () -> authorizer,
                        CoopFixture.audit(coop.folder()),
                        InstantSource.system())
                .service();
    }

    private MountRequest request(boolean force) {
        return new MountRequest(BOX, secret, null, null, true, force, null);
    }

    private CoopException refused(Approver person, MountRequest request) {
        CoopException refused =
                catchThrowableOfType(CoopException.class, () -> service(person).add(request, person));
        assertThat(refused).isNotNull();
        assertThat(refused.kind()).isEqualTo(Kind.NOT_AUTHORIZED);
        assertThat(service(person).list(BOX)).isEmpty();
        assertThat(Codes.kinds(coop.folder())).last().isEqualTo(AuditKind.MOUNT_REFUSED);
        return refused;
    }

    @Test
    void the_right_code_opens_it_and_all_that_matters_is_shown() {
        Approver person = new Approver();
        Mount mount = service(person).add(request(true), person);
        assertThat(mount.isProtected()).isTrue();
        assertThat(mount.state()).isEqualTo(Mount.State.OK);
        assertThat(person.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.subject().source()).isEqualTo(secret);
            assertThat(asked.subject().target()).isEqualTo("/home/agent/ssh");
            assertThat(asked.subject().readOnly()).isTrue();
            assertThat(asked.reasons()).containsExactly("it is a place of credentials");
            assertThat(asked.secrets()).containsExactly("id_ed25519 (SSH private key)");
        });
        assertThat(coop.incus()
                        .client()
                        .instances()
                        .exec(BOX)
                        .run(ExecRequest.of("stat", "/home/agent/ssh/id_ed25519"))
                        .succeeded())
                .isTrue();
        assertThat(Codes.kinds(coop.folder())).endsWith(AuditKind.AUTHORIZATION_GRANTED, AuditKind.MOUNT_GRANTED);
    }

    @Test
    void to_write_what_was_opened_for_reading_needs_another_code() {
        Approver person = new Approver();
        service(person).add(request(true), person);
        service(person).setReadOnly(BOX, "ssh", false, person);
        assertThat(person.asked()).hasSize(2);
        service(person).setReadOnly(BOX, "ssh", true, person);
        assertThat(person.asked()).hasSize(2);
    }

    @Test
    void without_force_nobody_is_asked() {
        Approver person = new Approver();
        assertThat(refused(person, request(false)).oneLine())
                .contains("is protected")
                .contains("--force");
        assertThat(person.asked()).isEmpty();
    }

    @Test
    void what_is_forbidden_is_refused_whatever_is_entered() {
        Approver person = new Approver();
        MountRequest forbidden = new MountRequest(BOX, coop.config(), null, null, true, true, null);
        assertThat(refused(person, forbidden).oneLine()).contains("Coop's own").contains("no code opens it");
        assertThat(person.asked()).isEmpty();
    }

    @Test
    void a_person_who_does_not_enter_it_refuses() {
        refused(
                new Approver() {
                    @Override
                    public char @Nullable [] ask(AuthorizationRequest request, int triesLeft, Deadline deadline) {
                        return null;
                    }
                },
                request(true));
    }

    @Test
    void what_is_swapped_while_the_code_is_entered_is_not_opened() {
        Approver person = new Approver() {
            @Override
            public char @Nullable [] ask(AuthorizationRequest request, int triesLeft, Deadline deadline)
                    throws InterruptedException {
                try {
                    Files.move(secret, secret.resolveSibling("moved-" + UUID.randomUUID()));
                    Files.createDirectories(secret);
                } catch (IOException impossible) {
                    throw new AssertionError(impossible);
                }
                return super.ask(request, triesLeft, deadline);
            }
        };
        refused(person, request(true));
    }
}
