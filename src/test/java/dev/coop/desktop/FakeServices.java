package dev.coop.desktop;

import dev.coop.core.audit.AuditLog;
import dev.coop.core.container.ContainerMonitor;
import dev.coop.core.container.ContainerService;
import dev.coop.core.image.ImageService;
import dev.coop.core.mount.MountService;
import dev.coop.desktop.create.CreateDefaults;
import dev.coop.desktop.service.DesktopServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** The services of a window under test: what it does not care for is empty. */
class FakeServices implements DesktopServices {
    private final ContainerService containers;
    private final FakeImages images = new FakeImages();
    private final FakeMonitor monitor;
    MountService mounts = new FakeMounts();
    private final Path folder;
    AuditLog audit;

    FakeServices(ContainerService containers) {
        this.containers = containers;
        monitor = containers instanceof FakeContainers fake ? fake.monitor : new FakeMonitor();
        try {
            folder = Files.createTempDirectory("coop-desktop");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        audit = new AuditLog(
                folder.resolve("data/audit.jsonl"), folder.resolve("config/audit.anchor"), InstantSource.system());
    }

    @Override
    public ContainerService containers() {
        return containers;
    }

    @Override
    public ContainerMonitor monitor() {
        return monitor;
    }

    @Override
    public ImageService images() {
        return images;
    }

    @Override
    public MountService mounts() {
        return mounts;
    }

    @Override
    public AuditLog audit() {
        return audit;
    }

    @Override
    public CreateDefaults createDefaults() {
        return new CreateDefaults(2, 4096, "coop-agent-base");
    }

    @Override
    public Path windowState() {
        return folder.resolve("window.properties");
    }

    @Override
    public String version() {
        return "0.1.0";
    }
}
