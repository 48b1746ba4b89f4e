package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.incus.IncusClient;
import dev.coop.incus.StateChange;
import dev.coop.testing.CoopFixture;
import dev.coop.testing.IncusFixture;
import dev.coop.testing.SocketProxy;
import dev.coop.testing.TestSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static dev.coop.testing.CoopFixture.named;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ContainerWatchIT {
    private static final long LIMIT_SECONDS = 30;

    @RegisterExtension
    static final CoopFixture coop = new CoopFixture();

    @RegisterExtension
    static final IncusFixture elsewhere = new IncusFixture();

    private final Heard heard = new Heard();

    @AfterEach
    void nothingStays() {
        coop.incus().client().instances().list().forEach(each -> coop.incus().delete(each.name()));
    }

    /** What a listener was told, in order. */
    private static final class Heard implements ContainerListener {
        private final LinkedBlockingQueue<Object> all = new LinkedBlockingQueue<>();

        @Override
        public void changed(List<Container> containers) {
            all.add(containers);
        }

        @Override
        public void disconnected(CoopException why) {
            all.add(why);
        }

        /** Waits for a list of containers that is as asked; what comes before it must be lists, too. */
        List<Container> await(Predicate<List<Container>> condition) throws InterruptedException {
            while (true) {
                Object next = all.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
                assertThat(next).as("what was heard next").isInstanceOf(List.class);
                @SuppressWarnings("unchecked")
                List<Container> containers = (List<Container>) next;
                if (condition.test(containers)) {
                    return containers;
                }
            }
        }

        CoopException awaitFailure() throws InterruptedException {
            while (true) {
                Object next = all.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
                assertThat(next).as("what was heard next").isNotNull();
                if (next instanceof CoopException failure) {
                    return failure;
                }
            }
        }

        void forgetFailures() {
            all.removeIf(CoopException.class::isInstance);
        }
    }

    private static Optional<Container> in(List<Container> containers, String name) {
        return containers.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private static Predicate<List<Container>> has(String name, ContainerState state) {
        return containers ->
                in(containers, name).filter(each -> each.state() == state).isPresent();
    }

    private static Predicate<List<Container>> hasNot(String name) {
        return containers -> in(containers, name).isEmpty();
    }

    @Test
    void everything_that_happens_to_a_container_is_seen() throws InterruptedException {
        ContainerService containers = coop.containers();
        try (var _ = containers.watch(heard)) {
            heard.await(List::isEmpty);
            coop.incus().create("watched");
            heard.await(has("watched", ContainerState.STOPPED));
            coop.incus().client().instances().changeAndAwait("watched", StateChange.START, IncusFixture.LIMIT);
            heard.await(has("watched", ContainerState.RUNNING));
            Container addressed = in(
                            heard.await(all -> in(all, "watched")
                                    .filter(each -> each.ipv4() != null)
                                    .isPresent()),
                            "watched")
                    .orElseThrow();
            assertThat(addressed.ipv4()).startsWith("10.");
            coop.incus().client().instances().changeAndAwait("watched", StateChange.FREEZE, IncusFixture.LIMIT);
            heard.await(has("watched", ContainerState.FROZEN));
            containers.stop("watched", java.time.Duration.ofSeconds(30), true);
            heard.await(has("watched", ContainerState.STOPPED));
            coop.incus().await(coop.incus().client().instances().rename("watched", "renamed"));
            List<Container> renamed = heard.await(has("renamed", ContainerState.STOPPED));
            if (in(renamed, "watched").isPresent()) {
                renamed = heard.await(hasNot("watched"));
            }
            assertThat(renamed).extracting(Container::name).containsExactly("renamed");
            containers.delete("renamed", false);
            heard.await(List::isEmpty);
        }
    }

    @Test
    void a_created_container_is_seen_as_it_is_reported() throws InterruptedException {
        ContainerService containers = coop.containers();
        try (var _ = containers.watch(heard)) {
            Container made = containers.create(named("made"), CreateListener.NONE);
            Container seen = in(
                            heard.await(
                                    all -> in(all, "made").filter(made::equals).isPresent()),
                            "made")
                    .orElseThrow();
            assertThat(seen).isEqualTo(made);
        }
    }

    @Test
    void what_is_not_coops_is_not_seen() throws InterruptedException {
        try (var _ = coop.containers().watch(heard)) {
            heard.await(List::isEmpty);
            elsewhere.create("foreign");
            coop.incus().create("own");
            heard.await(containers -> {
                assertThat(in(containers, "foreign")).isEmpty();
                return in(containers, "own").isPresent();
            });
        }
    }

    @Test
    void a_cut_connection_loses_nothing(@TempDir Path temp) throws InterruptedException {
        try (SocketProxy proxy = new SocketProxy(temp.resolve("s"), TestSocket.endpoint());
                IncusClient client =
                        new IncusClient(proxy.endpoint()).project(coop.incus().project());
                var _ = coop.containers(client).watch(heard)) {
            heard.await(List::isEmpty);
            for (String name : List.of("a", "b", "c")) {
                proxy.cut();
                coop.incus().create(name);
                while (true) {
                    heard.forgetFailures();
                    Object next = heard.all.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
                    assertThat(next).isNotNull();
                    if (next instanceof List<?> all
                            && all.stream()
                                    .anyMatch(each -> ((Container) each).name().equals(name))) {
                        break;
                    }
                }
            }
        }
    }

    @Test
    void a_server_that_goes_is_reported_once_and_its_return_is_seen(@TempDir Path temp) throws InterruptedException {
        try (SocketProxy proxy = new SocketProxy(temp.resolve("s"), TestSocket.endpoint());
                IncusClient client =
                        new IncusClient(proxy.endpoint()).project(coop.incus().project());
                var watch = coop.containers(client).watch(heard)) {
            heard.await(List::isEmpty);
            proxy.goDown();
            CoopException gone = heard.awaitFailure();
            assertThat(gone.kind()).isEqualTo(Kind.NO_CONNECTION);
            coop.incus().create("meanwhile");
            for (int i = 0; i < 5; i++) {
                watch.retryNow();
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(heard.all.stream()
                            .filter(CoopException.class::isInstance)
                            .map(each -> ((CoopException) each).oneLine()))
                    .as("said again only when it is something else")
                    .doesNotHaveDuplicates()
                    .doesNotContain(gone.oneLine());
            heard.forgetFailures();
            proxy.comeUp();
            watch.retryNow();
            heard.await(has("meanwhile", ContainerState.STOPPED));
        }
    }

    @Test
    void a_server_that_is_not_there_at_first_is_found_later(@TempDir Path temp) throws InterruptedException {
        Path socket = temp.resolve("s");
        try (IncusClient client = new IncusClient(new dev.coop.incus.Endpoint.UnixSocket(socket))
                        .project(coop.incus().project());
                var watch = coop.containers(client).watch(heard)) {
            CoopException none = heard.awaitFailure();
            assertThat(none.kind()).isEqualTo(Kind.NO_CONNECTION);
            assertThat(none.oneLine()).contains("there is no socket at " + socket);
            try (SocketProxy proxy = new SocketProxy(socket, TestSocket.endpoint())) {
                assertThat(proxy.endpoint()).isNotNull();
                watch.retryNow();
                heard.await(List::isEmpty);
            }
        }
    }

    @Test
    void after_its_end_nothing_is_heard() throws InterruptedException {
        ContainerService.Watch watch = coop.containers().watch(heard);
        heard.await(List::isEmpty);
        watch.close();
        watch.close();
        Heard other = new Heard();
        try (var _ = coop.containers().watch(other)) {
            other.await(List::isEmpty);
            coop.incus().create("late");
            other.await(has("late", ContainerState.STOPPED));
        }
        assertThat(heard.all).isEmpty();
    }
}
