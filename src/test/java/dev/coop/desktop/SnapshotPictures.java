package dev.coop.desktop;

import dev.coop.core.snapshot.ContainerHistory.Kind;
import java.time.Duration;
import java.util.Random;

/** Lives to be photographed. */
final class SnapshotPictures {
    private SnapshotPictures() {}

    static void afternoon(FakeSnapshots life) {
        life.events.clear();
        life.add(Duration.ofMinutes(340), Kind.CREATED, "coop-agent-base", "");
        life.add(Duration.ofMinutes(339), Kind.MOUNT_ADDED, "/home/agent/workspace", "/home/ada/shop");
        life.snapshot(Duration.ofMinutes(301), "clean", "Tools installed, nothing touched yet");
        life.snapshot(Duration.ofMinutes(245), "before-refactoring", "Tests are green");
        life.add(Duration.ofMinutes(200), Kind.LOCKED, "", "");
        life.add(Duration.ofMinutes(160), Kind.UNLOCKED, "", "");
        life.snapshot(
                Duration.ofMinutes(121), "auto-restore-20260131-101500", "before the restore of before-refactoring");
        life.add(Duration.ofMinutes(119), Kind.RESTORED, "before-refactoring", "");
        life.add(Duration.ofMinutes(80), Kind.MOUNT_REMOVED, "/home/agent/workspace", "/home/ada/shop");
        life.snapshot(Duration.ofMinutes(40), "cart-done", "The cart adds up; shipping is next");
    }

    static void twoHundred(FakeSnapshots life) {
        Random random = new Random(4);
        life.events.clear();
        life.add(Duration.ofDays(9), Kind.CREATED, "coop-agent-base", "");
        for (int i = 0; i < 200; i++) {
            Duration ago = Duration.ofDays(random.nextInt(9)).plusMinutes(random.nextInt(60 * 7));
            life.snapshot(ago.plusMinutes(5), "step-" + i, i % 9 == 0 ? "Tests are green" : "");
        }
    }
}
