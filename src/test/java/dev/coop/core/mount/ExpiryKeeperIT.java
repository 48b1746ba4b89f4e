package dev.coop.core.mount;

import dev.coop.core.audit.AuditKind;
import dev.coop.core.container.CreateListener;
import dev.coop.host.Account;
import dev.coop.incus.Event;
import dev.coop.incus.EventListener;
import dev.coop.testing.CoopFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExpiryKeeperIT {
    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    @Test
    void a_mount_is_taken_away_when_its_time_is_over() throws Exception {
        coop.containers().create(named("box"), CreateListener.NONE);
        Path project = Files.createDirectories(coop.folder().resolve("projects/web"));
        MountService mounts = CoopFixture.mounts(coop.incus().client(), Account.current(), coop.folder())
                .service();
        CountDownLatch gone = new CountDownLatch(1);
        try (ExpiryKeeper keeper = ExpiryKeeper.start(() -> mounts, InstantSource.system())) {
            Mount mount = mounts.add(
                    new MountRequest("box", project, null, null, false, false, Duration.ofSeconds(4)), Codes.NONE);
            EventListener listener = new EventListener() {
                @Override
                public void event(Event event) {
                    look();
                }

                @Override
                public void connected() {
                    // It may have gone before anybody listened.
                    look();
                }

                private void look() {
                    if (mounts.list("box").isEmpty()) {
                        gone.countDown();
                    }
                }
            };
            try (var _ = coop.incus().client().events().subscribe(Set.of(Event.Type.LIFECYCLE), listener)) {
                keeper.wake();
                // Sooner than the keeper looks when it does not know of any.
                assertThat(gone.await(30, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(Instant.now()).isAfterOrEqualTo(mount.expiresAt());
            awaitRecord();
        }
    }

    /** It is written down right after that. */
    private static void awaitRecord() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (Codes.kinds(coop.folder()).getLast() != AuditKind.MOUNT_EXPIRED) {
            assertThat(System.nanoTime()).as("it is not written down").isLessThan(end);
            // A file has no event for what is added to it.
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
