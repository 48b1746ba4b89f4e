package dev.coop.desktop.container;

import dev.coop.core.container.Usage;
import java.util.function.LongFunction;

/** Histories as if somebody had looked for a long while. */
public final class Histories {
    private Histories() {}

    /** @param usage of each look, from 1 on */
    public static void fill(UsageHistory history, long looks, LongFunction<Usage> usage) {
        history.clear();
        for (long look = 1; look <= looks; look++) {
            history.add(usage.apply(look));
        }
    }
}
