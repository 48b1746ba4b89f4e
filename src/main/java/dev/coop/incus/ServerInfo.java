package dev.coop.incus;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a server says of itself.
 *
 * @param apiExtensions the features it has; test these, never a version number
 * @param auth {@code trusted} when this client may do anything
 */
public record ServerInfo(Set<String> apiExtensions, String auth, Environment environment) {

    /**
     * @param architectures as the kernel names them, such as {@code x86_64}; the native one first
     * @param kernelFeatures such as {@code idmapped_mounts}, with {@code true} or {@code false}
     */
    public record Environment(
            String serverVersion,
            String serverName,
            List<String> architectures,
            Map<String, String> kernelFeatures,
            List<StorageDriver> storageSupportedDrivers) {}

    /** @param name such as {@code btrfs} */
    public record StorageDriver(
            // The only fields of the API that begin with a capital.
            @JsonAlias("Name") String name,
            @JsonAlias("Version") String version,
            @JsonAlias("Remote") boolean remote) {}

    public boolean has(String extension) {
        return apiExtensions.contains(extension);
    }
}
