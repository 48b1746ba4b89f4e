package dev.coop.core.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SavedTerminalsTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("data/terminals.properties");
    }

    @Test
    void whatIsKeptComesBackInItsOrderAndIsNobodyElsesToRead() throws IOException {
        List<SavedTerminal> terminals = List.of(
                new SavedTerminal("two", SessionName.fresh(), "SHELL", "Büro – tests"),
                new SavedTerminal("one", SessionName.fresh(), "CLAUDE", "a=b: #c"));
        SavedTerminals saved = new SavedTerminals(file());
        saved.keep(terminals);
        saved.write();
        assertThat(new SavedTerminals(file()).load()).isEqualTo(terminals);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aFileThatMakesNoSenseIsNoTerminals() throws IOException {
        assertThat(new SavedTerminals(file()).load()).isEmpty();
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "0.title=\\u00zz");
        assertThat(new SavedTerminals(file()).load()).isEmpty();
        Files.writeString(file(), """
                0.container=../etc
                0.session=coop-00000000
                0.kind=SHELL
                0.title=x
                1.container=one
                1.session=coop-0; reboot
                1.kind=SHELL
                1.title=x
                2.container=one
                2.session=coop-00000002
                2.kind=SHELL
                2.title=kept
                """);
        assertThat(new SavedTerminals(file()).load())
                .extracting(SavedTerminal::title)
                .containsExactly("kept");
    }
}
