package dev.coop.host;

import dev.coop.host.Programs.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AccountTest {
    private static String output(String... command) throws IOException, InterruptedException {
        Outcome outcome = Programs.run(List.of(command));
        assertThat(outcome.succeeded()).as(outcome.output()).isTrue();
        return outcome.output().strip();
    }

    @Test
    void is_what_the_account_database_says() throws Exception {
        Account account = Account.current();
        assertThat(account.uid()).hasToString(output("id", "-u"));
        assertThat(account.gid()).hasToString(output("id", "-g"));
        assertThat(account.name()).isEqualTo(output("id", "-un"));
        String entry = output("sh", "-c", "getent passwd \"$(id -u)\"");
        assertThat(account.home()).isEqualTo(Path.of(entry.split(":", -1)[5]));
    }

    /** In a process of its own, because the environment of this one cannot be changed. */
    @Test
    void environment_and_system_properties_have_no_say() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.home=/spoofed",
                        "-Duser.name=spoofed",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Printer.class.getName())
                .redirectErrorStream(true);
        builder.environment().putAll(Map.of("HOME", "/spoofed", "USER", "spoofed", "LOGNAME", "spoofed"));
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.strip()).isEqualTo(Account.current().toString());
    }

    static final class Printer {
        private Printer() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] args) {
            System.out.println(Account.current());
        }
    }
}
