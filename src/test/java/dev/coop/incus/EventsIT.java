package dev.coop.incus;

import dev.coop.testing.IncusFixture;
import dev.coop.testing.SocketProxy;
import dev.coop.testing.TestSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EventsIT {
    private static final Set<Event.Type> ALL = EnumSet.allOf(Event.Type.class);

    @RegisterExtension
    static final IncusFixture incus = new IncusFixture();

    /** Keeps what it hears until somebody asks. */
    private static class Recorder implements EventListener {
        final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        final BlockingQueue<String> connections = new LinkedBlockingQueue<>();

        @Override
        public void event(Event event) {
            events.add(event);
        }

        @Override
        public void connected() {
            connections.add("connected");
        }

        @Override
        public void disconnected(IncusException why) {
            connections.add("disconnected");
        }

        void await(String what) throws InterruptedException {
            String next;
            do {
                next = connections.poll(10, TimeUnit.SECONDS);
                assertThat(next).as("waiting for " + what).isNotNull();
            } while (!what.equals(next));
        }

        <T extends Event> T await(Class<T> type, Predicate<T> wanted) throws InterruptedException {
            while (true) {
                Event next = events.poll(10, TimeUnit.SECONDS);
                assertThat(next).as("waiting for an event").isNotNull();
                if (type.isInstance(next) && wanted.test(type.cast(next))) {
                    return type.cast(next);
                }
            }
        }

        Event.Lifecycle lifecycle(String action, String name) throws InterruptedException {
            return await(
                    Event.Lifecycle.class,
                    it -> it.action().equals(action) && it.name().equals(name));
        }
    }

    @Test
    void what_happens_to_a_container_is_told() throws InterruptedException {
        Recorder recorder = new Recorder();
        try (EventStream _ = incus.client().events().subscribe(ALL, recorder)) {
            recorder.await("connected");
            Instant start = Instant.now();
            incus.create("seen");
            Event.Lifecycle created = recorder.lifecycle("instance-created", "seen");
            assertThat(created.kind()).isEqualTo("instances");
            assertThat(created.project()).isEqualTo(incus.project());
            assertThat(created.timestamp())
                    .isBetween(start.minusSeconds(1), Instant.now().plusSeconds(1));
            incus.await(incus.client().instances().snapshots("seen").create("s", null));
            assertThat(recorder.lifecycle("instance-snapshot-created", "seen").kind())
                    .isEqualTo("instances");
            incus.await(incus.client().instances().rename("seen", "renamed"));
            recorder.lifecycle("instance-renamed", "renamed");
            incus.delete("renamed");
            recorder.lifecycle("instance-deleted", "renamed");
        }
    }

    @Test
    void operations_are_told_to_their_end_in_whatever_order_they_come() throws InterruptedException {
        incus.launch("chilly");
        Recorder recorder = new Recorder();
        try (EventStream _ = incus.client().events().subscribe(ALL, recorder)) {
            recorder.await("connected");
            Operation operation = incus.client().instances().change("chilly", StateChange.FREEZE);
            Event.OperationChanged done = recorder.await(
                    Event.OperationChanged.class,
                    it -> it.operation().id().equals(operation.id())
                            && it.operation().isDone());
            assertThat(done.operation().hasFailed()).isFalse();
            assertThat(done.project()).isEqualTo(incus.project());
            assertThat(incus.client().instances().get("chilly").status()).isEqualTo(Status.FROZEN);
        }
        incus.delete("chilly");
    }

    @Test
    void only_what_was_subscribed_to_is_told() throws InterruptedException {
        Recorder recorder = new Recorder();
        try (EventStream _ = incus.client().events().subscribe(Set.of(Event.Type.LIFECYCLE), recorder)) {
            recorder.await("connected");
            incus.create("quiet");
            recorder.lifecycle("instance-created", "quiet");
            incus.delete("quiet");
            recorder.lifecycle("instance-deleted", "quiet");
            assertThat(recorder.events).doesNotHaveAnyElementsOfTypes(Event.OperationChanged.class);
        }
    }

    @Test
    void other_projects_are_not_told_of() throws InterruptedException {
        Recorder recorder = new Recorder();
        try (EventStream _ = incus.global().events().subscribe(ALL, recorder);
                EventStream _ = incus.client().events().subscribe(ALL, recorder)) {
            recorder.await("connected");
            recorder.await("connected");
            incus.create("once");
            recorder.lifecycle("instance-created", "once");
            incus.delete("once");
            recorder.lifecycle("instance-deleted", "once");
            assertThat(recorder.events)
                    .filteredOn(it -> it instanceof Event.Lifecycle lifecycle
                            && lifecycle.name().equals("once"))
                    .isEmpty();
        }
    }

    @Test
    void a_stream_that_is_cut_comes_back_and_says_so(@TempDir Path folder) throws InterruptedException {
        Recorder recorder = new Recorder();
        try (SocketProxy proxy = new SocketProxy(folder.resolve("s"), TestSocket.endpoint());
                IncusClient client = new IncusClient(proxy.endpoint()).project(incus.project());
                EventStream _ = client.events().subscribe(ALL, recorder)) {
            recorder.await("connected");
            for (int i = 0; i < 3; i++) {
                proxy.cut();
                recorder.await("disconnected");
                recorder.await("connected");
            }
            incus.create("later");
            recorder.lifecycle("instance-created", "later");
            incus.delete("later");
        }
    }

    @Test
    void a_stream_waits_for_a_server_that_is_down_and_can_be_hurried(@TempDir Path folder) throws InterruptedException {
        Recorder recorder = new Recorder();
        try (SocketProxy proxy = new SocketProxy(folder.resolve("s"), TestSocket.endpoint());
                IncusClient client = new IncusClient(proxy.endpoint());
                EventStream stream = client.events().subscribe(ALL, recorder)) {
            recorder.await("connected");
            proxy.goDown();
            for (int i = 0; i < 4; i++) {
                recorder.await("disconnected");
            }
            proxy.comeUp();
            Instant up = Instant.now();
            stream.reconnectNow();
            recorder.await("connected");
            // By itself it would have waited for 3 s by now.
            assertThat(Duration.between(up, Instant.now())).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void a_stream_outlives_the_time_limit_of_calls_and_the_pings_of_the_server() throws InterruptedException {
        Recorder recorder = new Recorder();
        try (IncusClient client = new IncusClient(TestSocket.endpoint());
                EventStream _ = client.project(incus.project())
                        .limit(Duration.ofMillis(200))
                        .events()
                        .subscribe(ALL, recorder)) {
            recorder.await("connected");
            // The server drops a client that has missed more than two of its pings, one every 10 s.
            assertThat(recorder.connections.poll(1, TimeUnit.SECONDS)).isNull();
            incus.create("late");
            recorder.lifecycle("instance-created", "late");
            incus.delete("late");
            assertThat(recorder.connections).isEmpty();
        }
    }

    @Test
    void a_listener_that_fails_does_not_end_the_stream() throws InterruptedException {
        Recorder recorder = new Recorder();
        EventListener failing = new EventListener() {
            @Override
            public void event(Event event) {
                recorder.event(event);
                if (event instanceof Event.Lifecycle it && it.action().equals("instance-created")) {
                    throw new IllegalStateException("a fault of the listener");
                }
            }

            @Override
            public void connected() {
                recorder.connected();
                throw new IllegalStateException("a fault of the listener");
            }

            @Override
            public void disconnected(IncusException why) {
                recorder.disconnected(why);
            }
        };
        try (EventStream _ = incus.client().events().subscribe(ALL, failing)) {
            recorder.await("connected");
            incus.create("survivor");
            recorder.lifecycle("instance-created", "survivor");
            incus.delete("survivor");
            recorder.lifecycle("instance-deleted", "survivor");
            assertThat(recorder.connections).isEmpty();
        }
    }

    @Test
    void a_closed_stream_is_silent() throws InterruptedException {
        Recorder recorder = new Recorder();
        EventStream stream = incus.client().events().subscribe(ALL, recorder);
        recorder.await("connected");
        stream.close();
        stream.close();
        incus.create("unheard");
        incus.delete("unheard");
        assertThat(recorder.events).isEmpty();
        assertThat(recorder.connections).isEmpty();
    }
}
