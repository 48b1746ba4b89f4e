package dev.coop.cli;

import dev.coop.testing.CoopFixture;
import dev.coop.testing.CoopProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged program starts from its cache. Lost, it would only be slower, which no other test would notice. */
class StartUpIT {
    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    @Test
    void a_command_takes_its_classes_from_the_cache() throws IOException {
        assertThat(logged("class+load", "list"))
                .anyMatch(line -> line.contains("dev.coop.cli.ListCommand source: shared objects file"))
                .noneMatch(line -> line.contains("source: file:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "list"})
    void the_quickest_commands_need_no_parser(String command) throws IOException {
        assertThat(logged("class+init=info", command))
                .anyMatch(line -> line.contains("dev/coop/cli/CoopCli"))
                .noneMatch(line -> line.contains("picocli/"));
    }

    @Test
    void a_cache_that_does_not_fit_is_passed_over_in_silence() throws IOException {
        Path copy = coop.folder().resolve("copy");
        Path original = CoopFixture.program().resolve("../..").normalize();
        Files.createDirectories(copy.resolve("lib"));
        Files.createDirectories(copy.resolve("bin"));
        Files.copy(original.resolve("bin/coop"), copy.resolve("bin/coop"), StandardCopyOption.COPY_ATTRIBUTES);
        for (String each : List.of("lib/app", "lib/native", "lib/cli.options", "lib/coop.jar")) {
            Files.createSymbolicLink(copy.resolve(each), original.resolve(each));
        }
        Files.writeString(copy.resolve("lib/coop-quick.aot"), "of another build");

        try (CoopProcess process =
                CoopProcess.start(List.of(copy.resolve("bin/coop").toString(), "--version"), coop.environment())) {
            CoopProcess.Result result = process.await();

            assertThat(result.err()).isEmpty();
            assertThat(result.out()).startsWith("coop ");
            assertThat(result.code()).isZero();
        }
    }

    private static List<String> logged(String what, String command) throws IOException {
        Path log = coop.folder().resolve(command + ".log");
        Map<String, String> environment = new HashMap<>(coop.environment());
        environment.put("JAVA_TOOL_OPTIONS", "-Xlog:" + what + ":file=" + log);
        try (CoopProcess process =
                CoopProcess.start(List.of(CoopFixture.program().toString(), command), environment)) {
            CoopProcess.Result result = process.await();
            assertThat(result.code()).as(result.err()).isZero();
        }
        return Files.readAllLines(log);
    }
}
