package dev.coop.core.mount;

import dev.coop.incus.Instance;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which devices of an instance show folders of the host. */
final class Disks {
    private Disks() {}

    /** A disk of the host, not a volume of Incus's own. */
    static boolean isHosts(Map<String, String> device) {
        return "disk".equals(device.get("type"))
                && device.getOrDefault("source", "").startsWith("/")
                && device.getOrDefault("pool", "").isEmpty();
    }

    /** Those of an instance, also from its profiles. */
    static Map<String, Map<String, String>> of(Instance instance) {
        return hosts(instance.expandedDevices());
    }

    static Map<String, Map<String, String>> hosts(Map<String, Map<String, String>> devices) {
        Map<String, Map<String, String>> found = new LinkedHashMap<>(devices);
        found.values().removeIf(each -> !isHosts(each));
        return found;
    }

    static Map<String, Map<String, String>> without(Map<String, Map<String, String>> devices) {
        Map<String, Map<String, String>> rest = new LinkedHashMap<>(devices);
        rest.values().removeIf(Disks::isHosts);
        return rest;
    }

    /** The device for what was approved. */
    static Map<String, String> device(Approval approval, boolean shift) {
        Map<String, String> device = new LinkedHashMap<>();
        device.put("type", "disk");
        device.put("source", approval.source());
        device.put("path", approval.target());
        if (approval.mode().isReadOnly()) {
            device.put("readonly", "true");
        }
        if (shift) {
            device.put("shift", "true");
        }
        return device;
    }
}
