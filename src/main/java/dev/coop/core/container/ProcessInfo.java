package dev.coop.core.container;

import java.time.Duration;

/**
 * A process in a container, as the container tells it: names are to be shown, never trusted.
 *
 * @param pid within the container
 * @param parent 0 for the first
 * @param user the name of its account, or its number
 * @param state as in {@code /proc}: {@code R} runs, {@code S} sleeps, {@code D} waits for a disk, {@code Z} has ended
 * @param cpuTime used since its start
 * @param memoryBytes in memory, 0 for a thread of the kernel
 * @param threads at least 1
 * @param command with its arguments; its bare name when it has none
 */
public record ProcessInfo(
        int pid,
        int parent,
        String user,
        char state,
        Duration cpuTime,
        long memoryBytes,
        int threads,
        String command) {}
