package dev.coop.desktop.terminal;

import com.techsenger.jeditermfx.core.TerminalExecutorServiceManager;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The widget's threads, which by default outlive the window: these do not. */
final class TerminalThreads implements TerminalExecutorServiceManager {
    private final ScheduledExecutorService single = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("coop-terminal-input").factory());
    private final ExecutorService unbounded = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("coop-terminal-output").factory());

    @Override
    public ScheduledExecutorService getSingleThreadScheduledExecutor() {
        return single;
    }

    @Override
    public ExecutorService getUnboundedExecutorService() {
        return unbounded;
    }

    @Override
    public void shutdownWhenAllExecuted() {
        single.shutdownNow();
        unbounded.shutdown();
    }
}
