package dev.coop.incus;

import dev.coop.testing.IncusFixture;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class SmokeIT {
    @RegisterExtension
    static final IncusFixture incus = new IncusFixture();

    @Test
    void a_container_is_made_runs_a_command_and_is_seen_in_the_events() throws Exception {
        CompletableFuture<String> created = new CompletableFuture<>();
        CompletableFuture<Boolean> connected = new CompletableFuture<>();
        EventListener listener = new EventListener() {
            @Override
            public void event(Event event) {
                if (event instanceof Event.Lifecycle it && it.action().equals("instance-created")) {
                    created.complete(it.name());
                }
            }

            @Override
            public void connected() {
                connected.complete(true);
            }
        };
        try (EventStream _ = incus.client().events().subscribe(Set.of(Event.Type.LIFECYCLE), listener)) {
            assertThat(connected.get(5, TimeUnit.SECONDS)).isTrue();
            Instance instance = incus.launch("smoke");
            assertThat(instance.status()).isEqualTo(Status.RUNNING);
            assertThat(created.get(5, TimeUnit.SECONDS)).isEqualTo("smoke");
        }
        ExecResult result = incus.client()
                .instances()
                .exec("smoke")
                .run(ExecRequest.of("sh", "-c", "echo hi; echo no >&2; exit 7"));
        assertThat(result.out()).isEqualTo("hi\n");
        assertThat(result.err()).isEqualTo("no\n");
        assertThat(result.exitCode()).isEqualTo(7);
    }
}
