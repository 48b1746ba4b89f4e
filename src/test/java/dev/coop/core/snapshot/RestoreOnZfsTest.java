package dev.coop.core.snapshot;

import dev.coop.core.audit.AuditLog;
import dev.coop.core.container.OwnInstances;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.ssh.SshFiles;
import dev.coop.host.Folders;
import dev.coop.incus.IncusClient;
import dev.coop.testing.ScriptedServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What zfs refuses, in the words of an Incus with such a pool: the one thing that is not tried on a real one. */
class RestoreOnZfsTest {
    private static final String REFUSED = "Snapshot \\\"web/then\\\" cannot be restored due to subsequent snapshot(s)."
            + " Set zfs.remove_snapshots to override";

    @TempDir
    Path folder;

    private boolean hasNewer;
    private String driver = "zfs";
    private ScriptedServer server;
    private IncusClient incus;

    private SnapshotService snapshots;

    @BeforeEach
    void aServer() {
        server = new ScriptedServer(folder.resolve("incus.sock"), (request, connection) -> {
            String[] parts = request.split(" ", -1);
            String path = parts[1].replaceAll("\\?.*", "");
            String answer = answer(parts[0], path);
            if (answer.isEmpty()) {
                connection.answer(
                        404, "application/json", "{\"type\":\"error\",\"error_code\":404,\"error\":\"Not Found\"}");
            } else {
                connection.json(answer);
            }
        });
        incus = new IncusClient(server.endpoint()).project("coop");
        Folders folders = new Folders(folder.resolve("config"), folder.resolve("data"), folder.resolve("cache"));
        snapshots = new IncusSnapshots(
                incus,
                new OwnInstances(incus),
                new SshFiles(folders.config(), "coop"),
                () -> new OpenGuard(incus),
                () -> AuditLog.of(folders));
    }

    @AfterEach
    void closed() {
        incus.close();
        server.close();
    }

    private String answer(String method, String path) {
        return switch (method + " " + path) {
            case "GET /1.0" -> sync("""
                        {"api_extensions":[],"auth":"trusted","environment":{}}""");
            case "GET /1.0/instances/web" -> sync("""
                        {"name":"web","type":"container","status":"Stopped","architecture":"x86_64",
                         "created_at":"2026-01-31T08:00:00Z","config":{"user.coop":"true","volatile.uuid.generation":"1"},
                         "devices":{},"profiles":["default"],
                         "expanded_devices":{"root":{"type":"disk","path":"/","pool":"tank"}}}""");
            case "GET /1.0/storage-pools/tank" ->
                sync("{\"name\":\"tank\",\"driver\":\"" + driver + "\",\"config\":{}}");
            case "GET /1.0/instances/web/snapshots/then" -> sync(snapshot("then", 9));
            case "GET /1.0/instances/web/snapshots" ->
                sync("[" + snapshot("then", 9) + (hasNewer ? "," + snapshot("newer", 10) : "") + "]");
            case "POST /1.0/profiles", "DELETE /1.0/profiles/coop-restore-web" -> sync("{}");
            case "PUT /1.0/instances/web" ->
                "{\"type\":\"async\",\"status_code\":100,\"operation\":\"/1.0/operations/op\",\"metadata\":"
                        + operation("Running", 103, "")
                        + "}";
            case "GET /1.0/operations/op/wait" ->
                "{\"type\":\"error\",\"error_code\":400,\"error\":\"" + REFUSED + "\",\"metadata\":null}";
            case "GET /1.0/operations/op" -> sync(operation("Failure", 400, REFUSED));
            default -> "";
        };
    }

    private static String sync(String metadata) {
        return "{\"type\":\"sync\",\"status_code\":200,\"metadata\":" + metadata + "}";
    }

    private static String snapshot(String name, int hour) {
        return "{\"name\":\"%s\",\"created_at\":\"2026-01-31T%02d:00:00Z\",\"stateful\":false,\"size\":1,\"config\":{},\"devices\":{}}"
                .formatted(name, hour);
    }

    private static String operation(String status, int code, String error) {
        return "{\"id\":\"op\",\"class\":\"task\",\"description\":\"Restoring snapshot\",\"status\":\"" + status
                + "\",\"status_code\":" + code + ",\"metadata\":{},\"may_cancel\":false,\"err\":\"" + error + "\"}";
    }

    private static CoopException fails(Runnable work) {
        CoopException failure = catchThrowableOfType(CoopException.class, work::run);
        assertThat(failure).as("it should have failed").isNotNull();
        assertThat(failure.kind()).isEqualTo(Kind.WRONG_STATE);
        assertThat(failure.oneLine()).contains("coop snapshot new-container web then NAME");
        return failure;
    }

    private List<String> changes() {
        return server.requests().stream()
                .filter(each -> !each.startsWith("GET "))
                .toList();
    }

    @Test
    void an_older_snapshot_is_not_restored_but_a_copy_is_offered_before_anything_is_done() {
        hasNewer = true;
        RestorePlan plan = snapshots.planRestore("web", "then", false);
        assertThat(plan.isPossible()).isFalse();
        assertThat(plan.obstacle())
                .isEqualTo("A zfs pool goes back to the newest snapshot only, and there are newer ones");
        fails(() -> snapshots.restore("web", "then", false, RestoreListener.NONE));
        assertThat(changes()).isEmpty();
    }

    @Test
    void a_safety_snapshot_would_be_in_the_way_of_the_newest_one() {
        assertThat(snapshots.planRestore("web", "then", true).obstacle())
                .isEqualTo("A zfs pool goes back to the newest snapshot only, which a safety snapshot would be");
        assertThat(snapshots.planRestore("web", "then", false).isPossible()).isTrue();
    }

    @Test
    void what_only_the_pool_knows_is_said_in_plain_words_and_nothing_is_forced() {
        // As when the pool belongs to another server, which does not tell its driver.
        driver = "";
        CoopException refused = fails(() -> snapshots.restore("web", "then", false, RestoreListener.NONE));
        assertThat(refused.problem()).isEqualTo("Its pool goes back to the newest snapshot only");
        // The journal comes and goes, and the restore is tried once: never with zfs's override, which deletes.
        assertThat(changes())
                .satisfiesExactly(
                        each -> assertThat(each).startsWith("POST /1.0/profiles"),
                        each -> assertThat(each).startsWith("PUT /1.0/instances/web"),
                        each -> assertThat(each).startsWith("DELETE /1.0/profiles/coop-restore-web"));
    }
}
