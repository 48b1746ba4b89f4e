package dev.coop.incus;

import java.util.Map;

/**
 * Where disks are kept.
 *
 * @param driver such as {@code btrfs}, {@code zfs}, {@code lvm} or {@code dir}
 * @param status {@code Created} when it can be used
 */
public record StoragePool(String name, String description, String driver, String status, Map<String, String> config) {
    static StoragePool of(JsonObject json) {
        return new StoragePool(
                json.requiredText("name"),
                json.text("description"),
                json.text("driver"),
                json.text("status"),
                json.texts("config"));
    }

    public StoragePool {
        description = description == null ? "" : description;
        status = status == null ? "" : status;
        config = config == null ? Map.of() : Map.copyOf(config);
    }

    /** Bytes. */
    public record Space(long used, long total) {
        public long free() {
            return total - used;
        }
    }
}
