package dev.coop.desktop.instance;

import dev.coop.core.failure.CoopException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SingleInstanceTest {
    private static final Duration BRIEFLY = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final AtomicInteger shown = new AtomicInteger();

    private SingleInstance first() {
        SingleInstance first = SingleInstance.claim(folder).orElseThrow();
        first.onShow(done -> {
            shown.incrementAndGet();
            done.run();
        });
        return first;
    }

    @Test
    void aSecondStartHasTheFirstShowItsWindow() {
        try (SingleInstance _ = first()) {
            assertThat(SingleInstance.claim(folder, LONG)).isEmpty();
            assertThat(SingleInstance.claim(folder, LONG)).isEmpty();
            assertThat(shown).hasValue(2);
        }
    }

    @Test
    void whenTheFirstHasEndedTheNextIsTheFirst() {
        first().close();
        assertThat(folder.resolve("desktop.sock")).doesNotExist();
        try (SingleInstance _ = first()) {
            assertThat(SingleInstance.claim(folder, LONG)).isEmpty();
        }
    }

    @Test
    void aStartWhileTheFirstIsStillOpeningItsWindowWaitsForIt() throws Exception {
        try (SingleInstance first = SingleInstance.claim(folder).orElseThrow()) {
            CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(
                    () -> SingleInstance.claim(folder, LONG).isEmpty());
            first.onShow(Runnable::run);
            assertThat(second.get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aFirstThatHangsIsSaidWithHowToEndIt() {
        try (SingleInstance first = SingleInstance.claim(folder).orElseThrow()) {
            first.onShow(_ -> {});
            assertThatThrownBy(() -> SingleInstance.claim(folder, BRIEFLY))
                    .isInstanceOfSatisfying(CoopException.class, said -> assertThat(said.oneLine())
                            .contains("does not answer")
                            .contains("kill " + ProcessHandle.current().pid()));
        }
    }

    @Test
    void aSocketThatACrashLeftBehindMeansNothing() throws IOException {
        Path socket = folder.resolve("desktop.sock");
        try (ServerSocketChannel crashed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            crashed.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();
        try (SingleInstance _ = first()) {
            assertThat(SingleInstance.claim(folder, LONG)).isEmpty();
        }
    }

    @Test
    void nobodyElseCanReadOrEnter() throws IOException {
        try (SingleInstance _ = first()) {
            for (String name : List.of("desktop.lock", "desktop.sock")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void aLinkInPlaceOfTheLockIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        Path victim = Files.writeString(elsewhere.resolve("victim"), "precious");
        Files.createSymbolicLink(folder.resolve("desktop.lock"), victim);
        assertThatThrownBy(() -> SingleInstance.claim(folder))
                .isInstanceOf(CoopException.class)
                .hasMessageContaining("cannot be used");
        assertThat(victim).hasContent("precious");
    }

    @Test
    void aFolderThatIsTooDeepForASocketIsSaid() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("d".repeat(120)));
        assertThatThrownBy(() -> SingleInstance.claim(deep))
                .isInstanceOfSatisfying(
                        CoopException.class, said -> assertThat(said.oneLine()).contains("XDG_RUNTIME_DIR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quit\n", "show", "SHOW\n", "show\n\n", "show\nquit\n", " show\n", "\n", "\0\0\0\0\0"})
    void anythingButTheOneWordIsNeitherDoneNorAnswered(String word) throws IOException {
        try (SingleInstance _ = first();
                SocketChannel caller = call()) {
            caller.write(ByteBuffer.wrap(word.getBytes(StandardCharsets.US_ASCII)));
            caller.shutdownOutput();
            assertThat(answer(caller)).isEmpty();
            assertThat(shown).hasValue(0);
        }
    }

    @Test
    void callersWhoSayNothingDoNotKeepOthersOut() throws IOException {
        List<SocketChannel> silent = new ArrayList<>();
        try (SingleInstance _ = first()) {
            for (int i = 0; i < 40; i++) {
                silent.add(call());
            }
            // Those beyond what is served at once are turned away, and the others after two seconds.
            for (SocketChannel each : silent) {
                assertThat(answer(each)).isEmpty();
            }
            assertThat(SingleInstance.claim(folder, LONG)).isEmpty();
            assertThat(shown).hasValue(1);
        } finally {
            for (SocketChannel each : silent) {
                each.close();
            }
        }
    }

    private static String answer(SocketChannel caller) {
        ByteBuffer answer = ByteBuffer.allocate(10);
        try {
            caller.read(answer);
        } catch (IOException hungUpOn) {
            // With words unread, a socket is reset.
        }
        return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
    }

    private SocketChannel call() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("desktop.sock")));
    }
}
