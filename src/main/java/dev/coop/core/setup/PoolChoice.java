package dev.coop.core.setup;

import dev.coop.incus.Endpoint;
import dev.coop.incus.IncusClient;
import dev.coop.incus.ServerInfo.StorageDriver;
import dev.coop.incus.StoragePool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which pool Coop's disks go to: one that copies on write, so that a container takes no time and no space to make. */
final class PoolChoice {
    /** In order of preference. On {@code dir} every copy, snapshot and restore copies all of it. */
    private static final List<String> COPY_ON_WRITE = List.of("btrfs", "zfs", "lvm", "ceph");

    private static final long GIB = 1L << 30;

    private final IncusClient incus;
    private final String name;

    PoolChoice(IncusClient incus) {
        this(incus, Names.POOL);
    }

    /** @param name of the pool that is made when there is none */
    PoolChoice(IncusClient incus, String name) {
        this.incus = incus;
        this.name = name;
    }

    SetupStep ensure() {
        Optional<StoragePool> chosen = find(name).or(() -> serversOwn());
        return chosen.map(pool -> new SetupStep("storage pool", pool.name(), false, warning(pool.driver())))
                .orElseGet(this::make);
    }

    private Optional<StoragePool> find(String wanted) {
        return incus.storagePools().list().stream()
                .filter(each -> each.name().equals(wanted))
                .findFirst();
    }

    /** What whoever set up the server chose for its containers, if that copies on write. */
    private Optional<StoragePool> serversOwn() {
        return ServerDefaults.device(incus, "disk", "pool")
                .flatMap(this::find)
                .filter(each -> COPY_ON_WRITE.contains(each.driver()));
    }

    /** Makes it, unless another process is quicker. */
    SetupStep make() {
        List<String> supported = incus.server().environment().storageSupportedDrivers().stream()
                .map(StorageDriver::name)
                .toList();
        String driver = COPY_ON_WRITE.stream()
                .limit(2)
                .filter(supported::contains)
                .findFirst()
                .orElse("dir");
        Map<String, String> config = driver.equals("dir") ? Map.of() : size();
        boolean made = Setup.ifMissing(() -> incus.storagePools().get(name), () -> incus.storagePools()
                .create(name, "Disks of Coop's containers", driver, config));
        return new SetupStep("storage pool", name, made, warning(driver));
    }

    private static String warning(String driver) {
        return driver.equals("dir")
                ? "it is a plain folder, where every container and every snapshot is a full copy; with btrfs or zfs they take"
                        + " a moment"
                : "";
    }

    /**
     * The file of the pool only takes the space that is used, so it may be generous: half of what is free, 10 to 200 GiB.
     * Where the disk cannot be seen from here, Incus decides.
     */
    private Map<String, String> size() {
        if (!(incus.endpoint() instanceof Endpoint.UnixSocket(List<Path> sockets))
                || sockets.stream().noneMatch(each -> each.startsWith("/run") || each.startsWith("/var"))) {
            return Map.of();
        }
        try {
            long free = Files.getFileStore(Path.of("/var/lib")).getUsableSpace();
            return Map.of("size", Math.clamp(free / 2 / GIB, 10, 200) + "GiB");
        } catch (IOException _) {
            return Map.of();
        }
    }
}
