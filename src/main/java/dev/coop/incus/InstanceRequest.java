package dev.coop.incus;

import java.util.List;
import java.util.Map;

/**
 * A container to be made.
 *
 * @param source what its disk starts from
 * @param start whether it is started in the same operation
 */
public record InstanceRequest(
        String name,
        String description,
        List<String> profiles,
        Map<String, String> config,
        Map<String, Map<String, String>> devices,
        Source source,
        boolean start) {

    /** What the disk of a new instance starts from. */
    public sealed interface Source {

        /** An image in this server's store, by alias. */
        record LocalImage(String alias) implements Source {}

        /** An image in this server's store, by fingerprint. */
        record Fingerprint(String fingerprint) implements Source {}

        /**
         * An image of an image server, which Incus downloads when it does not have it.
         *
         * @param server URL
         */
        record RemoteImage(String server, String alias) implements Source {}

        /** Another instance ({@code name}) or a snapshot of it ({@code name/snapshot}), without its snapshots. */
        record Copy(String instance) implements Source {}
    }

    Map<String, Object> body() {
        return Map.of(
                "name", name,
                "type", "container",
                "description", description,
                "profiles", profiles,
                "config", config,
                "devices", devices,
                "start", start,
                "source", sourceBody());
    }

    private Map<String, Object> sourceBody() {
        return switch (source) {
            case Source.LocalImage(String alias) -> Map.of("type", "image", "alias", alias);
            case Source.Fingerprint(String fingerprint) -> Map.of("type", "image", "fingerprint", fingerprint);
            case Source.RemoteImage(String server, String alias) ->
                Map.of(
                        "type", "image",
                        "mode", "pull",
                        "protocol", "simplestreams",
                        "server", server,
                        "alias", alias);
            case Source.Copy(String instance) -> Map.of("type", "copy", "source", instance, "instance_only", true);
        };
    }
}
