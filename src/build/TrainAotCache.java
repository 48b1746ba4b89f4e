import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes the AOT cache of the command line: runs {@code coop list} once, with the flags that bin/coop gives, against canned
 * answers, and lets the JVM note which classes that took. A build machine need not have Incus. The cache only saves time:
 * when it cannot be made the build goes on without it.
 *
 * <p>Run by the build in source mode: {@code java TrainAotCache.java DISTRIBUTION}.
 */
class TrainAotCache {
    private static final String INSTANCE = """
            {"name":"%s","type":"container","status":"%s","status_code":%d,"description":"","architecture":"x86_64",
            "ephemeral":false,"created_at":"2026-01-01T00:00:00Z","last_used_at":"2026-01-01T00:00:00Z","project":"coop",
            "config":{"user.coop.image":"coop-agent-base","limits.cpu":"2","limits.memory":"4096MiB"},
            "expanded_config":{"user.coop.image":"coop-agent-base","limits.cpu":"2","limits.memory":"4096MiB"},
            "devices":{},"expanded_devices":{"root":{"type":"disk","path":"/","pool":"coop"}},"profiles":["default"]}""";
    private static final String STATE = """
            {"status":"Running","status_code":103,"pid":1,"processes":9,"started_at":"2026-01-01T00:00:00Z",
            "cpu":{"usage":1,"allocated_time":1},"memory":{"usage":1,"usage_peak":1,"total":1,"swap_usage":0},
            "disk":{"root":{"usage":1,"total":0}},"network":{"eth0":{"addresses":[{"family":"inet","address":"10.0.0.2",
            "netmask":"24","scope":"global"}],"counters":{"bytes_received":1,"bytes_sent":1},"hwaddr":"","host_name":"",
            "state":"up","type":"broadcast"}}}""";

    public static void main(String[] arguments) throws Exception {
        Path distribution = Path.of(arguments[0]).toAbsolutePath();
        Path cache = distribution.resolve("lib/coop-cli.aot");
        Path folder = Files.createTempDirectory("coop-train");
        Path socket = folder.resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread.ofVirtual().start(() -> serve(server));
            List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
            command.addAll(Files.readAllLines(distribution.resolve("lib/cli.options")));
            command.addAll(List.of(
                    "-XX:AOTCacheOutput=" + cache, "-Xlog:aot=off", "-Xlog:cds=off",
                    "-cp", distribution.resolve("lib/coop.jar").toString(), "dev.coop.Main", "list"));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(Map.of(
                    "COOP_INCUS_SOCKET", socket.toString(), "COOP_CONFIG_DIR", folder.toString()));
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0 || !output.contains("10.0.0.2") || !Files.exists(cache)) {
                Files.deleteIfExists(cache);
                System.err.println("No AOT cache could be made, so commands start more slowly: " + output);
            }
        } finally {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(folder);
        }
    }

    private static void serve(ServerSocketChannel server) {
        try {
            while (true) {
                SocketChannel connection = server.accept();
                Thread.ofVirtual().start(() -> answer(connection));
            }
        } catch (IOException closed) {
            // The training is over.
        }
    }

    private static void answer(SocketChannel connection) {
        try (connection) {
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            ByteBuffer block = ByteBuffer.allocate(8192);
            while (connection.read(block) >= 0) {
                request.write(block.array(), 0, block.position());
                block.clear();
                String text = request.toString(StandardCharsets.US_ASCII);
                if (text.endsWith("\r\n\r\n")) {
                    request.reset();
                    byte[] body = envelope(metadata(text.split(" ", 3)[1])).getBytes(StandardCharsets.UTF_8);
                    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                            + "\r\n\r\n";
                    connection.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
                    connection.write(ByteBuffer.wrap(body));
                }
            }
        } catch (IOException closed) {
            // The command has what it wanted.
        }
    }

    private static String metadata(String path) {
        if (path.contains("/state")) {
            return STATE;
        }
        if (path.contains("/snapshots")) {
            return "[]";
        }
        return "[" + INSTANCE.formatted("one", "Running", 103) + "," + INSTANCE.formatted("two", "Stopped", 102) + "]";
    }

    private static String envelope(String metadata) {
        return "{\"type\":\"sync\",\"status\":\"Success\",\"status_code\":200,\"error_code\":0,\"error\":\"\",\"metadata\":"
                + metadata + "}";
    }
}
