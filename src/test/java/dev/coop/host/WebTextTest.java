package dev.coop.host;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebTextTest {
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/text", 200, "[\"ü\"]".getBytes(StandardCharsets.UTF_8));
        answer("/none", 404, new byte[0]);
        answer("/long", 200, new byte[(1 << 20) + 1]);
        server.start();
    }

    private void answer(String path, int status, byte[] body) {
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    @Test
    void a_text_is_read() throws IOException {
        assertThat(WebText.read(at("/text"))).isEqualTo("[\"ü\"]");
    }

    @Test
    void what_is_not_there_or_too_long_or_a_file_is_not() {
        assertThatThrownBy(() -> WebText.read(at("/none")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("404");
        assertThatThrownBy(() -> WebText.read(at("/long")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer");
        assertThatThrownBy(() -> WebText.read(URI.create("file:///etc/hostname")))
                .isInstanceOf(IOException.class);
    }
}
