package dev.coop.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An image server on the loopback interface with one image, as a unified tarball, and a certificate that it made itself. */
public final class SimplestreamsServer implements AutoCloseable {
    private static final String PASSWORD = "changeit";

    private final HttpsServer server;
    private final String certificate;

    /**
     * @param folder for its key
     * @param alias of the image
     * @param image unified tarball, compressed with gzip
     */
    public SimplestreamsServer(Path folder, String alias, Path image) throws IOException, GeneralSecurityException {
        KeyStore keys = makeKey(folder.resolve("key.p12"));
        certificate = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getCertificate("server").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        byte[] content = Files.readAllBytes(image);
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        Map<String, byte[]> files = Map.of(
                "/streams/v1/index.json", INDEX.getBytes(StandardCharsets.UTF_8),
                "/streams/v1/images.json",
                        products(alias, architecture, content).getBytes(StandardCharsets.UTF_8),
                "/images/tiny.tar.gz", content);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, files));
        server.start();
    }

    private static final String INDEX = """
            {"format": "index:1.0", "index": {"images": {"datatype": "image-downloads", "format": "products:1.0",
             "path": "streams/v1/images.json", "products": ["tiny"]}}}
            """;

    private static String products(String alias, String architecture, byte[] image) throws GeneralSecurityException {
        return """
            {"format": "products:1.0", "datatype": "image-downloads", "content_id": "images", "products": {"tiny":
             {"aliases": "%s", "arch": "%s", "os": "tiny", "release": "1", "release_title": "1", "variant": "default",
              "versions": {"20260101_0000": {"items": {"incus_combined.tar.gz": {"ftype": "incus_combined.tar.gz",
               "path": "images/tiny.tar.gz", "sha256": "%s", "size": %d}}}}}}}
            """.formatted(alias, architecture, sha256(image), image.length);
    }

    public String url() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The server's certificate, as PEM. */
    public String certificate() {
        return certificate;
    }

    private static void answer(HttpExchange exchange, Map<String, byte[]> files) throws IOException {
        try (exchange) {
            byte[] content = files.get(exchange.getRequestURI().getPath());
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    private static KeyStore makeKey(Path file) throws IOException, GeneralSecurityException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool: " + output);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static String sha256(byte[] content) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
