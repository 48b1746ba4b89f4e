package dev.coop.testing;

import dev.coop.incus.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Says on a Unix socket what it was told to say: for faults that no real server produces when asked. */
public final class ScriptedServer implements AutoCloseable {
    private final Path path;
    private final Script script;
    private final ServerSocketChannel server;
    private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();

    /** What is said to a request; afterwards the connection is kept for the next one unless the script closes it. */
    @FunctionalInterface
    public interface Script {
        /** @param request the first line */
        void answer(String request, Connection connection) throws IOException;
    }

    public ScriptedServer(Path path, Script script) {
        this.path = path;
        this.script = script;
        try {
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(path));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        Thread.ofPlatform().daemon().name("scripted-accept").start(this::accept);
    }

    public Endpoint.UnixSocket endpoint() {
        return new Endpoint.UnixSocket(path);
    }

    /** The first lines of all requests so far. */
    public Queue<String> requests() {
        return requests;
    }

    /** One client's connection. */
    public record Connection(SocketChannel channel, OutputStream out, String head) {
        public void send(String raw) throws IOException {
            out.write(raw.getBytes(StandardCharsets.UTF_8));
        }

        /** A whole answer. */
        public void answer(int status, String type, String body) throws IOException {
            int length = body.getBytes(StandardCharsets.UTF_8).length;
            send("HTTP/1.1 " + status + " x\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n\r\n"
                    + body);
        }

        public void json(String body) throws IOException {
            answer(200, "application/json", body);
        }

        /** Turns it into a websocket. */
        public void upgrade() throws IOException {
            String key = head.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseThrow();
            try {
                byte[] accept = MessageDigest.getInstance("SHA-1")
                        .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
                send("HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                        + Base64.getEncoder().encodeToString(accept) + "\r\n\r\n");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        /** A short text frame of a websocket. */
        public void frame(String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.write(new byte[] {(byte) 0x81, (byte) bytes.length});
            out.write(bytes);
        }

        public void drop() throws IOException {
            channel.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                clients.add(client);
                Thread.ofPlatform().daemon().name("scripted-client").start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            InputStream in = Channels.newInputStream(client);
            OutputStream out = Channels.newOutputStream(client);
            while (client.isOpen()) {
                String head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                String first = head.lines().findFirst().orElse("");
                requests.add(first);
                in.readNBytes(contentLength(head));
                script.answer(first, new Connection(client, out, head));
            }
        } catch (IOException gone) {
            // The client left, or the script dropped it.
        } finally {
            clients.remove(client);
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        String text = "";
        while (!text.endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
            text = head.toString(StandardCharsets.US_ASCII);
        }
        return text;
    }

    private static int contentLength(String head) {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .map(line -> Integer.parseInt(
                        line.substring("content-length:".length()).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (SocketChannel client : clients) {
                client.close();
            }
            Files.deleteIfExists(path);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
