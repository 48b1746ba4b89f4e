package dev.coop.desktop.service;

import dev.coop.core.audit.AuditLog;
import dev.coop.core.container.ContainerLogs;
import dev.coop.core.container.ContainerMonitor;
import dev.coop.core.container.ContainerService;
import dev.coop.core.files.ContainerFiles;
import dev.coop.core.image.ImageService;
import dev.coop.core.mount.MountService;
import dev.coop.core.settings.SettingsService;
import dev.coop.core.setup.LocalIncus;
import dev.coop.core.setup.SetupService;
import dev.coop.core.snapshot.SnapshotService;
import dev.coop.core.snapshot.diff.DiffService;
import dev.coop.core.update.Updates;
import dev.coop.core.vm.VmService;
import dev.coop.desktop.create.CreateDefaults;
import dev.coop.desktop.instance.SingleInstance;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the desktop needs of the rest. The services are asked for in the background before each use, and again while
 * that throws because there is no Incus to be found; the rest comes from memory and may be asked on the JavaFX thread.
 */
public interface DesktopServices {
    ContainerService containers();

    ContainerMonitor monitor();

    ContainerLogs logs();

    ContainerFiles files();

    ImageService images();

    MountService mounts();

    SnapshotService snapshots();

    DiffService diffs();

    AuditLog audit();

    SettingsService settings();

    SetupService setup();

    VmService vm();

    LocalIncus localIncus();

    /** What a new container is like unless the user says otherwise. */
    CreateDefaults createDefaults();

    /** File in which the window remembers its place; it and its folder need not exist. */
    Path windowState();

    Updates updates();

    /** What is to be said of the libraries and their licences; empty where that is not at hand. */
    String notices();

    /** The right to be the one desktop, held since before the window opens. */
    SingleInstance instance();

    /** Address of the D-Bus of this desktop session, where there is one. */
    Optional<String> sessionBus();

    /** File that tells which terminals are open; it and its folder need not exist. */
    Path terminals();

    /** Of Coop. */
    String version();
}
