package dev.coop.bench;

import java.io.IOException;

/** One question about speed or size. It makes what it needs, and clears it away. */
interface Benchmark {
    /** @param report takes the answer */
    void run(Report report) throws IOException, InterruptedException;
}
