package dev.coop.desktop;

import dev.coop.testing.CoopProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged desktop, ended by the system or by whoever closes the session. */
class SignalIT {
    private static final int TERMINATED = 128 + 15;
    private static final int LIMIT_SECONDS = 15;

    @TempDir
    private Path home;

    /** JavaFX takes itself down on a signal, at the same time as Coop. So each of these is a race. */
    @ParameterizedTest
    @ValueSource(ints = {300, 700, 1000, 1500, 2000, 2500, 3000, 4000})
    void theDesktopEndsOnASignalWheneverItComes(int afterMillis) {
        Map<String, String> environment = Map.of(
                "XDG_CONFIG_HOME", home.resolve("config").toString(),
                "XDG_DATA_HOME", home.resolve("data").toString(),
                "XDG_RUNTIME_DIR", home.toString(),
                "COOP_INCUS_SOCKET", home.resolve("no.socket").toString(),
                "JAVA_TOOL_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw");
        try (CoopProcess desktop = CoopProcess.coop(environment, "desktop")) {
            assertThat(desktop.endsWithin(afterMillis, TimeUnit.MILLISECONDS))
                    .as("ended by itself: %s", desktop.err())
                    .isFalse();

            desktop.signal("TERM");

            assertThat(desktop.endsWithin(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(desktop.await().code()).isEqualTo(TERMINATED);
        }
    }
}
