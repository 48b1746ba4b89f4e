package dev.coop.core.setup;

import dev.coop.core.setup.LocalIncus.Advice;
import dev.coop.core.setup.LocalIncus.Need;
import dev.coop.host.ProgramPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LocalIncusTest {
    @TempDir
    Path root;

    private void program(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Advice advice() {
        return new LocalIncus(root, new ProgramPath(List.of(root.resolve("usr/bin")))).advice();
    }

    @ParameterizedTest
    @CsvSource({
        "trixie, sudo apt-get install incus",
        "bookworm, sudo apt-get install -t bookworm-backports incus",
        "noble, sudo apt-get install incus",
        "jammy, https://linuxcontainers.org/incus/docs/main/installing/",
    })
    void onDebianAndUbuntuThePackageDependsOnTheRelease(String codename, String command) throws IOException {
        program("usr/bin/apt-get");
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/os-release"), "ID=x\nVERSION_CODENAME=" + codename + "\n");
        assertThat(advice()).isEqualTo(new Advice(Need.INSTALL, command));
    }

    @ParameterizedTest
    @CsvSource({
        "dnf, sudo dnf install incus",
        "pacman, sudo pacman -S incus",
        "zypper, sudo zypper install incus",
        "apk, sudo apk add incus",
    })
    void elsewhereItIsThePackageManagerOfTheSystem(String manager, String command) throws IOException {
        program("usr/bin/" + manager);
        assertThat(advice()).isEqualTo(new Advice(Need.INSTALL, command));
    }

    @Test
    void whereNoPackageIsKnownTheManualIs() {
        assertThat(advice().command()).startsWith("https://");
    }

    @Test
    void whatIsInstalledIsStartedTheWayTheSystemStartsThings() throws IOException {
        program("usr/libexec/incus/incusd");
        assertThat(advice())
                .isEqualTo(new Advice(Need.START, "sudo setsid --fork /usr/libexec/incus/incusd --group incus-admin"));
        program("usr/bin/rc-service");
        assertThat(advice()).isEqualTo(new Advice(Need.START, "sudo rc-service incusd start"));
        Files.createDirectories(root.resolve("run/systemd/system"));
        assertThat(advice())
                .isEqualTo(new Advice(Need.START, "sudo systemctl enable --now incus.socket incus.service"));
    }
}
