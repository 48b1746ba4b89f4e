package dev.coop.cli;

import dev.coop.testing.CoopFixture;
import dev.coop.testing.CoopProcess;
import dev.coop.testing.CoopProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged program, with programs as editors that write what they are told. */
class ConfigEditIT {
    private static final String BEFORE = "{\n  \"default_cpus\": 3,\n  \"of_another_version\": true\n}\n";

    @TempDir
    private Path temp;

    private Path file;

    @BeforeEach
    void settings() throws IOException {
        file = Files.writeString(temp.resolve("settings.json"), BEFORE);
    }

    /** @param editor a command of the shell, which is given the file as its last argument */
    private Result edit(String editor) {
        try (CoopProcess process = CoopProcess.start(
                List.of(CoopFixture.program().toString(), "config", "edit"),
                Map.of(
                        "COOP_CONFIG_DIR",
                        temp.toString(),
                        "COOP_DATA_DIR",
                        temp.resolve("data").toString(),
                        "VISUAL",
                        "",
                        "EDITOR",
                        editor))) {
            return process.await();
        }
    }

    @Test
    void what_the_editor_writes_is_what_holds() throws IOException {
        Result result = edit("sed -i s/3/5/");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("Changed " + file);
        assertThat(file).content().isEqualTo(BEFORE.replace("3", "5"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void an_editor_that_changes_nothing_leaves_the_file_alone() {
        Result result = edit("true");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("Nothing was changed");
    }

    @Test
    void what_is_broken_is_refused_with_its_place_and_kept() {
        Result result = edit("sed -i s/3/many/");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("line 2, column").contains("what you wrote is in ");
        assertThat(file).content().isEqualTo(BEFORE);
        Path kept = Path.of(result.err().replaceAll("(?s).*what you wrote is in (\\S+\\.json).*", "$1"));
        assertThat(kept).content().contains("many");
        assertThat(kept.toFile().delete()).isTrue();
    }

    @Test
    void an_editor_that_fails_changes_nothing() {
        Result result = edit("sh -c 'echo no >\"$0\"; exit 3'");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("The editor ended with 3, and nothing was changed");
        assertThat(file).content().isEqualTo(BEFORE);
    }
}
