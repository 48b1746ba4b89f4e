package dev.coop.host;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Short texts from the web. */
public final class WebText {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 1 << 20;

    private WebText() {}

    /** @throws IOException when there is none, when it is longer than a megabyte, or when it takes over ten seconds to begin */
    public static String read(URI address) throws IOException {
        if (!(address.toURL().openConnection() instanceof HttpURLConnection connection)) {
            throw new IOException(address + " is not of the web");
        }
        connection.setConnectTimeout((int) LIMIT.toMillis());
        connection.setReadTimeout((int) LIMIT.toMillis());
        connection.setRequestProperty("Accept", "application/json");
        try {
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException(address + " answers with status " + status);
            }
            try (InputStream in = connection.getInputStream()) {
                byte[] text = in.readNBytes(MOST_BYTES + 1);
                if (text.length > MOST_BYTES) {
                    throw new IOException(address + " is longer than " + MOST_BYTES + " bytes");
                }
                return new String(text, StandardCharsets.UTF_8);
            }
        } finally {
            connection.disconnect();
        }
    }
}
