package dev.coop.core.terminal;

import dev.coop.core.container.Command;
import dev.coop.core.container.ContainerService;
import dev.coop.core.container.Session;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What a short command in a container has answered: never more than fits, and never later than in ten seconds. */
record Answer(int exitCode, List<String> lines) {
    private static final int MOST = 64 * 1024;
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String HINT = "try again, or restart it with: coop restart ";

    static Answer of(ContainerService containers, String container, Command command) {
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean late = new AtomicBoolean();
        try (Session session = containers.exec(container, command)) {
            Thread.ofVirtual().name("answer-" + container).start(() -> {
                if (!await(ended)) {
                    late.set(true);
                    session.close();
                }
            });
            byte[] text = session.stdout().readNBytes(MOST);
            if (text.length == MOST) {
                throw new CoopException(
                        Kind.ERROR, "\"" + container + "\" gives an answer without an end", HINT + container);
            }
            int exitCode = session.waitFor();
            if (late.get()) {
                throw silent(container, null);
            }
            return new Answer(
                    exitCode, new String(text, StandardCharsets.UTF_8).lines().toList());
        } catch (IOException lost) {
            throw silent(container, lost);
        } finally {
            ended.countDown();
        }
    }

    private static CoopException silent(String container, @Nullable Throwable cause) {
        return new CoopException(
                Kind.ERROR,
                "\"" + container + "\" did not answer within " + LIMIT.toSeconds() + " s",
                HINT + container,
                cause);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            return false;
        }
    }
}
