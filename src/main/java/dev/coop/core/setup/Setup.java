package dev.coop.core.setup;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.failure.IncusFailures;
import dev.coop.incus.ConflictException;
import dev.coop.incus.IncusClient;
import dev.coop.incus.NotFoundException;
import dev.coop.incus.Profile;
import dev.coop.incus.Project;
import dev.coop.incus.ServerInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes what is missing of the things that Coop needs, and changes nothing that is there. Safe to run at any time, and by
 * several processes at once.
 */
public final class Setup implements SetupService {
    /** What this client relies on. All are in Incus 6.0, which is the oldest that distributions carry. */
    private static final List<String> EXTENSIONS =
            List.of("projects", "instances", "instance_create_start", "container_exec_signal_handling");

    private final IncusClient incus;

    /** @param incus within Coop's project */
    public Setup(IncusClient incus) {
        this.incus = incus;
    }

    @Override
    public void run(Consumer<SetupStep> done) {
        IncusFailures.translating(() -> {
            done.accept(server());
            SetupStep pool = new PoolChoice(incus).ensure();
            done.accept(pool);
            SetupStep network = new BridgeChoice(incus).ensure();
            done.accept(network);
            done.accept(project());
            done.accept(profile(pool.name(), network.name()));
        });
    }

    @Override
    public boolean isDone() {
        return IncusFailures.translating(() -> {
            try {
                incus.profiles().get(Names.PROFILE);
                return true;
            } catch (NotFoundException _) {
                return false;
            }
        });
    }

    private SetupStep server() {
        ServerInfo server = incus.server();
        if (!server.auth().equals("trusted")) {
            throw new CoopException(
                    Kind.ERROR,
                    "Incus at " + incus.endpoint() + " does not trust this user",
                    "join the group incus-admin, then log in again");
        }
        List<String> missing = missingExtensions(server);
        if (!missing.isEmpty()) {
            throw new CoopException(
                    Kind.ERROR,
                    "Incus " + server.environment().serverVersion() + " is too old for Coop (it lacks "
                            + String.join(", ", missing) + ")",
                    "install Incus 6.0 or later");
        }
        return new SetupStep("Incus", server.environment().serverVersion() + " at " + incus.endpoint(), false, "");
    }

    /** What a server lacks of what this client relies on. */
    public static List<String> missingExtensions(ServerInfo server) {
        return EXTENSIONS.stream().filter(each -> !server.has(each)).toList();
    }

    private SetupStep project() {
        String name = Objects.requireNonNull(incus.project());
        boolean made = ifMissing(() -> incus.projects().get(name), () -> incus.projects()
                .create(new Project(
                        name,
                        "Containers of AI coding agents, kept by Coop",
                        Map.of(
                                "features.images",
                                "true",
                                "features.profiles",
                                "true",
                                "features.storage.volumes",
                                "true",
                                "features.networks",
                                "false",
                                Names.TAG,
                                "true"))));
        return new SetupStep("project", name, made, "");
    }

    private SetupStep profile(String pool, String network) {
        boolean made = ifMissing(() -> incus.profiles().get(Names.PROFILE), () -> incus.profiles()
                .create(sandbox(pool, network, isBridge(network))));
        return new SetupStep("profile", Names.PROFILE, made, "");
    }

    private boolean isBridge(String network) {
        return incus.project("default").networks().get(network).type().equals("bridge");
    }

    /**
     * The profile that every container of Coop's has.
     *
     * @param bridge whether the network is one: containers on it then keep to their own addresses
     */
    public static Profile sandbox(String pool, String network, boolean bridge) {
        Map<String, String> nic = new HashMap<>(Map.of("type", "nic", "name", "eth0", "network", network));
        if (bridge) {
            nic.put("security.mac_filtering", "true");
            nic.put("security.ipv4_filtering", "true");
        }
        return new Profile(
                Names.PROFILE,
                "What every container of Coop's has; limits and mounts are set on each container",
                Map.of("security.nesting", "true", Names.TAG, "true"),
                Map.of("root", Map.of("type", "disk", "path", "/", "pool", pool), "eth0", nic));
    }

    /** @return whether it was made here */
    static boolean ifMissing(Supplier<?> look, Runnable make) {
        try {
            var _ = look.get();
            return false;
        } catch (NotFoundException _) {
            try {
                make.run();
                return true;
            } catch (ConflictException _) {
                // Another process was quicker.
                return false;
            }
        }
    }
}
