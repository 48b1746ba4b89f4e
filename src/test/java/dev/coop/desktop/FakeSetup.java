package dev.coop.desktop;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.setup.SetupService;
import dev.coop.core.setup.SetupStep;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An Incus that is prepared, unless a test says otherwise. */
final class FakeSetup implements SetupService {
    volatile boolean done = true;
    volatile @Nullable CoopException failure;
    volatile @Nullable CoopException runFailure;
    /** What the preparing waits for before its last step. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    final AtomicInteger looks = new AtomicInteger();

    @Override
    public void run(Consumer<SetupStep> step) {
        step.accept(new SetupStep("Incus", "6.0.4 at /run/incus/unix.socket", false, ""));
        step.accept(new SetupStep("storage pool", "coop", true, ""));
        try {
            gate.await();
        } catch (InterruptedException cancelled) {
            throw new CoopException(Kind.INTERRUPTED, "Cancelled", "", cancelled);
        }
        CoopException wanted = runFailure;
        if (wanted != null) {
            throw wanted;
        }
        step.accept(new SetupStep("project", "coop", true, ""));
        done = true;
    }

    @Override
    public boolean isDone() {
        if (javafx.application.Platform.isFxApplicationThread()) {
            throw new AssertionError("a service was called on the JavaFX thread");
        }
        looks.incrementAndGet();
        CoopException wanted = failure;
        if (wanted != null) {
            throw wanted;
        }
        return done;
    }
}
