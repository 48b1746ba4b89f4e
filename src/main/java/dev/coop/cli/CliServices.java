package dev.coop.cli;

import dev.coop.core.audit.AuditLog;
import dev.coop.core.container.ContainerLogs;
import dev.coop.core.container.ContainerMonitor;
import dev.coop.core.container.ContainerService;
import dev.coop.core.doctor.Doctor;
import dev.coop.core.files.ContainerFiles;
import dev.coop.core.image.ImageService;
import dev.coop.core.mount.MountService;
import dev.coop.core.names.QuickNames;
import dev.coop.core.settings.SettingsService;
import dev.coop.core.setup.Setup;
import dev.coop.core.snapshot.SnapshotService;
import dev.coop.core.snapshot.diff.DiffService;
import dev.coop.core.ssh.SshFiles;
import dev.coop.core.update.Updates;
import dev.coop.core.vm.VmService;

/** What the commands work with. Each is made when it is first asked for, so that a command pays for what it uses. */
public interface CliServices {
    AuditLog audit();

    ContainerService containers();

    MountService mounts();

    SnapshotService snapshots();

    DiffService diffs();

    ContainerMonitor monitor();

    ContainerLogs logs();

    ContainerFiles files();

    ImageService images();

    SettingsService settings();

    Setup setup();

    SshFiles ssh();

    /** Without waiting for anything to start. */
    QuickNames names();

    VmService vm();

    /** Lets the log have more of what goes on from now on. */
    void debug();

    /** Keeps in the log that a command ran. */
    void log(CommandRun run);

    Updates updates();

    Doctor doctor();

    /** Opens the desktop, and returns when it was closed. @return the exit code */
    int openDesktop();

    String version();
}
