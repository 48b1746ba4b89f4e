import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes the AOT caches: one for the quickest commands, one for the others, one for the desktop. Runs the usual commands, or
 * opens the window, with the flags that bin/coop gives, against canned answers, and lets the JVM note which classes that
 * took. A build machine need have neither Incus nor a display. A cache only saves time: when one cannot be made the build
 * goes on without it.
 *
 * <p>Run by the build in source mode: {@code java TrainAotCache.java DISTRIBUTION} for those of the command line, and for a
 * package {@code java TrainAotCache.java DISTRIBUTION JAVA}, which makes all three, with the java that the package brings.
 */
class TrainAotCache {
    private static final String INSTANCE = """
            {"name":"trained","type":"container","status":"Running","status_code":103,"description":"",
            "architecture":"x86_64","ephemeral":false,"created_at":"2026-10-23T04:05:06.789Z",
            "last_used_at":"2026-01-01T00:00:00Z","project":"coop",
            "config":{"user.coop.image":"coop-agent-base","limits.cpu":"2","limits.memory":"4096MiB",
            "user.coop.agent":"1000:1000:/home/agent",
            "volatile.last_state.idmap":"[{\\"Isuid\\":true}]"},"expanded_config":{"user.coop.image":"coop-agent-base",
            "limits.cpu":"2","limits.memory":"4096MiB"},
            "devices":{},"expanded_devices":{"root":{"type":"disk","path":"/","pool":"coop"}},"profiles":["default"]}""";
    private static final String STATE = """
            {"status":"Running","status_code":103,"pid":1,"processes":9,"started_at":"2026-01-01T00:00:00Z",
            "cpu":{"usage":17112453000,"allocated_time":2000000000},
            "memory":{"usage":204472320,"usage_peak":0,"total":4294967296,"swap_usage":0},
            "disk":{"root":{"usage":1,"total":0}},"network":{"eth0":{"addresses":[{"family":"inet","address":"10.0.0.2",
            "netmask":"24","scope":"global"}],"counters":{"bytes_received":1,"bytes_sent":1},"hwaddr":"","host_name":"",
            "state":"up","type":"broadcast"}}}""";
    private static final String PROFILE = """
            {"name":"agent-sandbox","description":"","config":{},
            "devices":{"root":{"type":"disk","path":"/","pool":"coop"}}}""";
    private static final String POOL = """
            {"name":"coop","description":"","driver":"btrfs","status":"Created","config":{}}""";
    private static final String ALIAS = """
            {"name":"coop-agent-base","target":"f00"}""";
    private static final String IMAGE = """
            {"fingerprint":"f00","size":1,"architecture":"x86_64","properties":{"coop.agent":"1000:1000:/home/agent"},
            "aliases":[{"name":"coop-agent-base","description":""}],"cached":false,
            "created_at":"2026-01-01T00:00:00Z","uploaded_at":"2026-01-01T00:00:00Z"}""";
    private static final String OPERATION = """
            {"id":"op","class":"task","description":"","created_at":"2026-01-01T00:00:00Z","status":"Success",
            "status_code":200,"resources":{},"may_cancel":false,"err":"","metadata":{"return":0,
            "fds":{"0":"in","1":"out","2":"err","control":"control"}}}""";
    /** As long as Incus's answers are: what is not is read by other classes. */
    private static final String LONG = " ".repeat(20_000);
    private static final String HOST_KEY = "ssh-ed25519 AAAA trained\n";

    /** For what the window still draws after the last answer that it waits for; nothing tells its end to the outside. */
    private static final Duration DRAWING = Duration.ofSeconds(4);

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path distribution;
    private final String java;
    private final Path folder;

    private TrainAotCache(Path distribution, String java, Path folder) {
        this.distribution = distribution;
        this.java = java;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        Path distribution = Path.of(arguments[0]).toAbsolutePath();
        boolean forPackage = arguments.length > 1;
        String java = forPackage ? arguments[1] : ProcessHandle.current().info().command().orElseThrow();
        Path folder = Files.createTempDirectory("coop-train");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(folder.resolve("s")));
            Thread.ofVirtual().start(() -> serve(server));
            // With a key there already, no program of this machine is needed.
            Files.createDirectories(folder.resolve("ssh"));
            Files.writeString(folder.resolve("ssh/id_ed25519"), "");
            Files.writeString(folder.resolve("ssh/id_ed25519.pub"), HOST_KEY);
            TrainAotCache training = new TrainAotCache(distribution, java, folder);
            for (String commands : List.of("quick", "cli")) {
                created = false;
                training.trainCommands(commands);
            }
            if (forPackage) {
                training.trainDesktop();
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    private void trainCommands(String commands) throws IOException, InterruptedException {
        // With a profile from the training the JVM compiles at once what a command uses once: that takes longer.
        List<String> options = List.of(
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:-AOTRecordTraining",
                "-Djava.security.properties=" + distribution.resolve("lib/cli.security"));
        train(commands, "cli", options, List.of("dev.coop.Training", commands), process -> process.waitFor() == 0);
    }

    private void trainDesktop() throws IOException, InterruptedException {
        List<String> options = List.of("-Dglass.platform=Headless", "-Dprism.order=sw");
        listed = new CountDownLatch(1);
        train("desktop", "desktop", options, List.of("dev.coop.Main", "desktop"), process -> {
            boolean seen = listed.await(LIMIT.toSeconds(), TimeUnit.SECONDS) && !process.waitFor(DRAWING);
            process.destroy();
            process.waitFor();
            return seen;
        });
    }

    private interface Run {
        /** @return whether the program did what it was to do */
        boolean toItsEnd(Process process) throws InterruptedException;
    }

    private void train(String name, String flags, List<String> options, List<String> program, Run run)
            throws IOException, InterruptedException {
        Path cache = distribution.resolve("lib/coop-" + name + ".aot");
        Files.deleteIfExists(cache);
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(Files.readAllLines(distribution.resolve("lib/" + flags + ".options")));
        command.addAll(options);
        command.addAll(List.of(
                "-XX:AOTCacheOutput=" + cache,
                "-Xlog:aot=off",
                "-Xlog:cds=off",
                "-Dorg.newsclub.net.unix.library.override="
                        + distribution.resolve("lib/native/" + System.mapLibraryName("junixsocket")),
                "-cp",
                distribution.resolve("lib/coop.jar").toString()));
        command.addAll(program);
        Path output = folder.resolve(name + ".out");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(Map.of(
                // Not COOP_INCUS_SOCKET: without it all places are gone through where a socket may be.
                "INCUS_SOCKET", folder.resolve("s").toString(),
                "COOP_CONFIG_DIR", folder.toString(),
                "COOP_DATA_DIR", folder.toString()));
        if (!run.toItsEnd(builder.start()) || !Files.exists(cache)) {
            Files.deleteIfExists(cache);
            System.err.println("No AOT cache of the " + name + " could be made, so it starts more slowly: "
                    + Files.readString(output));
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
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(Channels.newInputStream(connection), StandardCharsets.ISO_8859_1));
            OutputStream out = Channels.newOutputStream(connection);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] request = line.split(" ", 3);
                Map<String, String> headers = new HashMap<>();
                for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                    String[] parts = header.split(": ", 2);
                    headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
                }
                if (headers.containsKey("sec-websocket-key")) {
                    webSocket(request[1], headers.get("sec-websocket-key"), in, out);
                    return;
                }
                in.skip(Long.parseLong(headers.getOrDefault("content-length", "0")));
                respond(request[0], request[1], out);
            }
        } catch (Exception closed) {
            // The command has what it wanted.
        }
    }

    private static void respond(String method, String path, OutputStream out) throws IOException {
        String metadata = metadata(method, path);
        String envelope = metadata.isEmpty()
                ? "{\"type\":\"error\",\"error_code\":404,\"error\":\"not found\",\"metadata\":null}"
                : "{\"type\":\"sync\",\"status\":\"Success\",\"status_code\":200,\"error_code\":0,\"error\":\"\",\"metadata\":"
                        + metadata + LONG + "}";
        byte[] body = envelope.getBytes(StandardCharsets.UTF_8);
        String status = "HTTP/1.1 " + (metadata.isEmpty() ? "404 Not Found" : "200 OK") + "\r\nContent-Type: application/json\r\n";
        if (metadata.startsWith("[")) {
            // As Incus sends what is long.
            String size = Integer.toHexString(body.length);
            out.write((status + "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.write("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } else {
            out.write((status + "Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body);
        }
    }

    private static volatile boolean created;

    /** Opens when the list of containers is asked for. */
    private static volatile CountDownLatch listed = new CountDownLatch(1);

    private static String metadata(String method, String url) {
        String path = url.replaceAll("\\?.*", "");
        if (method.equals("POST") && path.equals("/1.0/instances")) {
            created = true;
        }
        if (!method.equals("GET") || path.startsWith("/1.0/operations/")) {
            return OPERATION;
        }
        return switch (path) {
            case "/1.0/instances" -> instances();
            // It is stopped until it is started, but nobody looks then.
            case "/1.0/instances/trained" -> created ? INSTANCE : "";
            case "/1.0/instances/trained/state" -> STATE;
            case "/1.0/instances/trained/snapshots" -> "[]";
            case "/1.0/operations" -> "{}";
            case "/1.0/profiles/agent-sandbox" -> PROFILE;
            case "/1.0/images/aliases/coop-agent-base" -> ALIAS;
            case "/1.0/images/f00" -> IMAGE;
            case "/1.0/storage-pools/coop" -> POOL;
            default -> "";
        };
    }

    private static String instances() {
        listed.countDown();
        return "[" + INSTANCE + "]";
    }

    /** Says the host key on standard output, the end on every output, and then listens until it is left. */
    private static void webSocket(String url, String key, BufferedReader in, OutputStream out) throws Exception {
        byte[] accept = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(accept) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        if (url.contains("secret=out")) {
            out.write(new byte[] {(byte) 0x82, (byte) HOST_KEY.length()});
            out.write(HOST_KEY.getBytes(StandardCharsets.US_ASCII));
        }
        if (url.contains("secret=out") || url.contains("secret=err")) {
            out.write(new byte[] {(byte) 0x81, 0});
        }
        while (in.read() >= 0) {
            // What the command sends is of no interest.
        }
    }
}
