package dev.coop.core.doctor;

import dev.coop.core.image.ImageService;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.Settings;
import dev.coop.core.vm.VmService;
import dev.coop.host.Account;
import dev.coop.host.Folders;
import dev.coop.host.Os;
import dev.coop.host.ProgramPath;
import dev.coop.host.notification.Notifier;
import dev.coop.incus.IncusClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the checks together. */
public final class Doctors {
    private Doctors() {}

    /**
     * What there is to look at.
     *
     * @param incus within Coop's project
     * @param account of this user
     * @param launcher the program that this is; empty when it was started in another way
     */
    public record Patient(
            IncusClient incus,
            Settings settings,
            ImageService images,
            VmService vm,
            Notifier notifier,
            Folders folders,
            Account account,
            Os os,
            ProgramPath path,
            Optional<Path> launcher) {}

    /** A doctor for one look at everything. */
    public static Doctor of(Patient patient) {
        IncusClient incus = patient.incus();
        TestContainer container = new TestContainer(incus, patient.settings().get(Setting.DEFAULT_IMAGE));
        boolean local = patient.os() == Os.LINUX;
        List<Check> checks = new ArrayList<>();
        checks.add(new AdvisoryCheck(incus, local ? AdvisoryCheck.CHANGELOGS : List.of()));
        checks.add(new ExtensionsCheck(incus));
        checks.add(new ProfileCheck(incus));
        checks.add(new StorageCheck(incus));
        checks.add(new PoolSpaceCheck(incus));
        checks.add(new NetworkCheck(incus));
        checks.add(new ImageCheck(patient.images(), patient.settings()));
        if (local) {
            checks.add(new SubordinateIdsCheck(
                    List.of(Path.of("/etc/subuid"), Path.of("/etc/subgid")),
                    patient.account().uid()));
        }
        checks.add(new VmCheck(patient.vm()));
        checks.add(new HomeSpaceCheck(patient.account().home()));
        checks.add(new FilesCheck(patient.folders(), patient.account().name()));
        checks.add(new NotificationCheck(patient.notifier()));
        checks.add(new PathCheck(patient.path(), patient.launcher()));
        checks.add(new SshCheck(patient.path()));
        checks.add(new DnsCheck(incus, container));
        checks.add(new ClockCheck(container));
        checks.add(new IdmapCheck(incus, container, patient.folders().data()));
        for (Attack attack : Attack.ALL) {
            checks.add(new AttackCheck(attack, container));
        }
        checks.add(new NeighboursCheck(incus, container));
        return new Doctor(new ServerCheck(incus), container, checks);
    }
}
