package dev.coop.incus;

import java.time.Duration;

/** Hears of each request, on the thread that the answer came on. */
public interface RequestListener {
    /**
     * An answer has begun to arrive.
     *
     * @param path without the query
     * @param status of HTTP
     */
    void answered(String method, String path, int status, Duration took);
}
