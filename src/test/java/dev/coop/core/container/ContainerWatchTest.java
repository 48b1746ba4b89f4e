package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.incus.IncusClient;
import dev.coop.testing.ScriptedServer;
import dev.coop.testing.ScriptedServer.Connection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A fault that a real server shows when it is busy, not when it is asked to. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ContainerWatchTest {
    private final LinkedBlockingQueue<Object> heard = new LinkedBlockingQueue<>();

    /** The stream of events stays whole and silent, so nothing else would make it look again. */
    @Test
    void a_look_that_fails_is_taken_again(@TempDir Path temp) throws Exception {
        AtomicInteger looks = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer(temp.resolve("s"), (request, connection) -> {
                    if (request.contains("/events")) {
                        acceptWebSocket(connection);
                    } else if (looks.incrementAndGet() <= 2) {
                        connection.answer(
                                500,
                                "application/json",
                                "{\"type\": \"error\", \"error_code\": 500, \"error\": \"busy\"}");
                    } else {
                        connection.json("{\"type\": \"sync\", \"metadata\": []}");
                    }
                });
                IncusClient client = new IncusClient(server.endpoint()).project("p");
                var _ = new ContainerWatch(client, new ContainerReader(client, new OwnInstances(client)), listener())) {
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("Incus refused: busy.");
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(List.of());
            assertThat(looks).hasValue(3);
            assertThat(heard)
                    .as("the second failure, which is the same, is not told")
                    .isEmpty();
        }
    }

    private ContainerListener listener() {
        return new ContainerListener() {
            @Override
            public void changed(List<Container> containers) {
                heard.add(containers);
            }

            @Override
            public void disconnected(CoopException why) {
                heard.add(why.oneLine());
            }
        };
    }

    private static void acceptWebSocket(Connection connection) throws IOException {
        String key = connection
                .head()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:"))
                .map(line -> line.split(":", 2)[1].strip())
                .findFirst()
                .orElseThrow();
        connection.send("HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + accept(key) + "\r\n\r\n");
    }

    /** RFC 6455, 4.2.2. */
    private static String accept(String key) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1")
                            .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                    .getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
