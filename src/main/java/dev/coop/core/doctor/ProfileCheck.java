package dev.coop.core.doctor;

import dev.coop.core.setup.Names;
import dev.coop.incus.IncusClient;
import dev.coop.incus.NotFoundException;
import dev.coop.incus.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whether the project and the profiles of the containers are as {@code coop init} makes them, and let nobody out. */
final class ProfileCheck extends Check {
    private static final String INIT = "make what is missing with: coop init";

    private final IncusClient incus;

    ProfileCheck(IncusClient incus) {
        super("profile");
        this.incus = incus;
    }

    @Override
    Finding look() {
        String project = Objects.requireNonNull(incus.project());
        Profile sandbox;
        try {
            var _ = incus.projects().get(project);
            sandbox = incus.profiles().get(Names.PROFILE);
        } catch (NotFoundException _) {
            return fail("Incus has no project \"" + project + "\" with a profile " + Names.PROFILE, INIT);
        }
        List<String> open = new ArrayList<>();
        for (Profile profile : List.of(incus.profiles().get("default"), sandbox)) {
            open.addAll(openings(profile));
        }
        if (!open.isEmpty()) {
            return fail(
                    "The profiles open the containers to the host: " + String.join(", ", open),
                    "take that out with: incus --project " + project + " profile edit " + Names.PROFILE);
        }
        List<String> missing = missing(sandbox);
        if (!missing.isEmpty()) {
            return fail(
                    "The profile " + Names.PROFILE + " has " + String.join(" and ", missing),
                    "delete it with: incus --project " + project + " profile delete " + Names.PROFILE
                            + ", then make it again with: coop init");
        }
        return pass("the project " + project + " and its profile " + Names.PROFILE + " are as coop init makes them");
    }

    /** What no profile of a container of Coop's may have: it would be every container's. */
    private static List<String> openings(Profile profile) {
        List<String> found = new ArrayList<>();
        for (String key : List.of("security.privileged", "security.syscalls.intercept.mount")) {
            if (profile.config().getOrDefault(key, "false").equals("true")) {
                found.add(key);
            }
        }
        for (String key : List.of("raw.lxc", "raw.apparmor", "raw.seccomp")) {
            if (!profile.config().getOrDefault(key, "").isBlank()) {
                found.add(key);
            }
        }
        profile.devices().forEach((name, device) -> {
            String type = device.getOrDefault("type", "");
            if (type.equals("disk") && device.containsKey("source")) {
                found.add("the folder " + device.get("source"));
            } else if (type.startsWith("unix-") || type.equals("proxy")) {
                found.add("the device " + name + " of type " + type);
            }
        });
        return found.stream().map(each -> each + " in " + profile.name()).toList();
    }

    private List<String> missing(Profile sandbox) {
        List<String> missing = new ArrayList<>();
        if (sandbox.devices().values().stream().noneMatch(ProfileCheck::isRoot)) {
            missing.add("no root disk");
        }
        if (sandbox.devices().values().stream()
                .noneMatch(each -> "nic".equals(each.get("type")) && each.containsKey("network"))) {
            missing.add("no network");
        }
        return missing;
    }

    private static boolean isRoot(Map<String, String> device) {
        return "disk".equals(device.get("type")) && "/".equals(device.get("path")) && device.containsKey("pool");
    }
}
