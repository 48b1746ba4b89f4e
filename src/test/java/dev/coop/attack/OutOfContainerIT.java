package dev.coop.attack;

import dev.coop.core.container.CreateListener;
import dev.coop.incus.ExecRequest;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.CoopProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;

/** What an agent leaves in a folder, a journal or a name for the user's own programs to trip over. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutOfContainerIT {
    /** What a person or an editor would run in a project, and Coop must not. */
    private static final List<String> PROGRAMS =
            List.of("git", "make", "npm", "node", "python", "python3", "direnv", "code", "cargo", "gh");

    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    private static CoopProcess.Result in(Path folder, Map<String, String> more, String... args) {
        Map<String, String> environment = new HashMap<>(coop.environment());
        environment.putAll(more);
        List<String> command = new ArrayList<>(
                List.of("env", "-C", folder.toString(), CoopFixture.program().toString()));
        command.addAll(List.of(args));
        try (CoopProcess process = CoopProcess.start(command, environment)) {
            CoopProcess.Result result = process.await();
            assertThat(result.code()).as(result.err()).isZero();
            return result;
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void no_command_runs_what_a_repository_has_prepared_or_asks_it_for_settings() throws Exception {
        Path ran = coop.folder().resolve("ran");
        Path programs = coop.folder().resolve("programs");
        String trap = "#!/bin/sh\necho \"$0 $*\" >>" + ran + "\n";
        for (String each : PROGRAMS) {
            write(programs.resolve(each), trap);
        }
        Path repository = Files.createDirectories(coop.folder().resolve("projects/repository"));
        write(repository.resolve("trap"), trap);
        for (String hook : List.of("pre-commit", "post-checkout", "post-index-change", "reference-transaction")) {
            write(repository.resolve(".git/hooks/" + hook), trap);
        }
        write(repository.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        write(repository.resolve(".git/config"), """
                [core]
                    fsmonitor = ./trap
                    hooksPath = .git/hooks
                [diff]
                    external = ./trap
                """);
        write(repository.resolve(".envrc"), trap);
        // Each would open a folder if it were read.
        String settings = "{\"protected_paths\": [], \"mounts\": [\"/etc\"], \"incus_project\": \"default\"}";
        for (String each : List.of("settings.json", ".coop/settings.json", ".config/coop/settings.json", "coop.json")) {
            write(repository.resolve(each), settings);
        }
        write(repository.resolve(".env"), "COOP_INCUS_PROJECT=default\n");

        Map<String, String> path = Map.of("PATH", programs + ":" + System.getenv("PATH"));
        in(repository, path, "create", "repo", "--workdir", ".");
        in(repository, path, "snapshot", "create", "repo", "s0");
        in(repository, path, "status", "repo");
        in(repository, path, "snapshot", "diff", "repo", "s0");
        in(repository, path, "snapshot", "restore", "repo", "s0", "--yes");
        in(repository, path, "cp", "trap", "repo:trap");
        String mounts =
                in(repository, path, "mount", "list", "--format", "json").out();
        assertThat(mounts).contains("/home/agent/workspace").doesNotContain("/etc");
        in(repository, path, "delete", "repo", "--force", "--yes");
        assertThat(ran).doesNotExist();
    }

    @Test
    void what_a_container_calls_things_does_not_reach_the_terminal_as_a_command() throws Exception {
        coop.containers().create(named("box"), CreateListener.NONE);
        Path folder = coop.folder();
        in(folder, Map.of(), "snapshot", "create", "box", "s0");
        assertThat(coop.incus()
                        .client()
                        .instances()
                        .exec("box")
                        .run(ExecRequest.of("bash", "-c", """
                                logger $'one\\e]0;journal\\aline'
                                touch $'/home/agent/\\e[2Jdiffers'
                                (exec -a $'\\e[2Jsleeps' sleep 600) >/dev/null 2>&1 </dev/null &
                                """))
                        .succeeded())
                .isTrue();
        hasNoCommand(in(folder, Map.of(), "logs", "box", "-n", "20").out(), "root[");
        hasNoCommand(in(folder, Map.of(), "snapshot", "diff", "box", "s0").out(), "differs");
        hasNoCommand(in(folder, Map.of(), "status", "box").out(), "box");
    }

    private static void hasNoCommand(String text, String mark) {
        assertThat(text).contains(mark);
        assertThat(text.chars().filter(each -> each != '\n' && each != '\t').noneMatch(Character::isISOControl))
                .as(text)
                .isTrue();
    }
}
