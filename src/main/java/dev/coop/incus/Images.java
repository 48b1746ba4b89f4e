package dev.coop.incus;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** The images of one project. */
public final class Images {
    private static final MediaType BYTES = MediaType.get("application/octet-stream");

    private final Api api;

    Images(Api api) {
        this.api = api;
    }

    public List<Image> list() {
        return api.list(api.url("images").addQueryParameter("recursion", "1"), Image::of);
    }

    public Image get(String fingerprint) {
        return api.get(api.url("images", fingerprint), Image::of);
    }

    /** The image that an alias stands for. */
    public Optional<Image> byAlias(String alias) {
        return fingerprintOf(alias).map(this::get);
    }

    private Optional<String> fingerprintOf(String alias) {
        try {
            return Optional.of(api.get(api.url("images", "aliases", alias), json -> json.requiredText("target")));
        } catch (NotFoundException _) {
            return Optional.empty();
        }
    }

    /**
     * Imports a tarball of {@code metadata.yaml} and {@code rootfs/}. The answer's metadata has the {@code fingerprint}.
     *
     * @param properties shown with the image
     */
    public Operation importTarball(Path tarball, Map<String, String> properties) {
        String query = properties.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(java.util.stream.Collectors.joining("&"));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Incus-filename", tarball.getFileName().toString());
        headers.put("X-Incus-public", "false");
        headers.put("X-Incus-properties", query);
        return new Api(api.transport(), api.project(), Transport.UNLIMITED)
                .asyncUpload(api.url("images"), RequestBody.create(tarball.toFile(), BYTES), headers);
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    /**
     * Downloads an image of a simplestreams server. The answer's metadata has the {@code fingerprint}.
     *
     * @param server URL; {@code https} only
     */
    public Operation pull(String server, String alias) {
        return pull(server, alias, null);
    }

    /**
     * As {@link #pull(String, String)}, from a server whose certificate no public authority has signed.
     *
     * @param certificate the one certificate that the server must show, as PEM; null for the host's own authorities
     */
    public Operation pull(String server, String alias, @Nullable String certificate) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("type", "image");
        source.put("mode", "pull");
        source.put("protocol", "simplestreams");
        source.put("server", server);
        source.put("alias", alias);
        source.put("image_type", "container");
        if (certificate != null) {
            source.put("certificate", certificate);
        }
        return api.async("POST", api.url("images"), Map.of("source", source, "auto_update", false));
    }

    /**
     * Makes an image of a stopped instance ({@code name}) or of a snapshot ({@code name/snapshot}). The answer's
     * metadata has the {@code fingerprint}.
     *
     * @param compression a program that Incus knows, such as {@code zstd}, {@code gzip} or {@code none}
     */
    public Operation publish(String source, Map<String, String> properties, String compression) {
        return api.async(
                "POST",
                api.url("images"),
                Map.of(
                        "source",
                        Map.of("type", source.contains("/") ? "snapshot" : "instance", "name", source),
                        "properties",
                        properties,
                        "compression_algorithm",
                        compression,
                        "public",
                        false));
    }

    /** The fingerprint that a finished import, pull or publish made. */
    public static String fingerprint(Operation finished) {
        return finished.metadataText("fingerprint");
    }

    /** Lets an alias stand for an image from now on, in one step when it exists. */
    public void setAlias(String alias, String fingerprint) {
        if (fingerprintOf(alias).isPresent()) {
            api.sync("PUT", api.url("images", "aliases", alias), Map.of("target", fingerprint, "description", ""));
        } else {
            api.sync(
                    "POST",
                    api.url("images", "aliases"),
                    Map.of("name", alias, "target", fingerprint, "description", "", "type", "container"));
        }
    }

    /** Replaces what an image says of itself. */
    public void setProperties(String fingerprint, Map<String, String> properties) {
        api.sync("PATCH", api.url("images", fingerprint), Map.of("properties", properties));
    }

    public void deleteAlias(String alias) {
        api.sync("DELETE", api.url("images", "aliases", alias), null);
    }

    public Operation delete(String fingerprint) {
        return api.async("DELETE", api.url("images", fingerprint), null);
    }
}
