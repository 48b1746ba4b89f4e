package dev.coop.cli;

import dev.coop.core.audit.AuditLog;
import dev.coop.core.container.ContainerService;
import dev.coop.core.doctor.Doctor;
import dev.coop.core.image.ImageService;
import dev.coop.core.mount.MountService;
import dev.coop.core.settings.SettingsService;
import dev.coop.core.setup.Setup;
import dev.coop.core.ssh.SshFiles;
import dev.coop.core.vm.VmService;

/** What the commands work with. Each is made when it is first asked for, so that a command pays for what it uses. */
public interface CliServices {
    AuditLog audit();

    ContainerService containers();

    MountService mounts();

    ImageService images();

    SettingsService settings();

    Setup setup();

    SshFiles ssh();

    VmService vm();

    Doctor doctor();

    /** Opens the desktop, and returns when it was closed. @return the exit code */
    int openDesktop();

    String version();
}
