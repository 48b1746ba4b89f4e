package dev.coop.bench;

import dev.coop.incus.Operation;
import dev.coop.incus.StateChange;
import dev.coop.testing.IncusFixture;
import java.util.ArrayList;
import java.util.List;

/** Containers of the minimal test image, to be counted. */
final class BenchContainers {
    /** Made at a time: more would wait for each other. */
    private static final int AT_ONCE = 10;

    private BenchContainers() {}

    /** @param running whether they run, and have booted */
    static void make(IncusFixture incus, int containers, boolean running) {
        List<Operation> pending = new ArrayList<>();
        for (int i = 0; i < containers; i++) {
            pending.add(incus.client().instances().create(incus.minimal(name(i), false)));
            if (pending.size() == AT_ONCE) {
                pending.forEach(incus::await);
                pending.clear();
            }
        }
        pending.forEach(incus::await);
        for (int i = 0; running && i < containers; i++) {
            incus.client().instances().changeAndAwait(name(i), StateChange.START, IncusFixture.LIMIT);
            incus.awaitBoot(name(i));
        }
    }

    private static String name(int number) {
        return "bench-" + number;
    }
}
