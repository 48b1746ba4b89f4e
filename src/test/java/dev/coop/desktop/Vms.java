package dev.coop.desktop;

import dev.coop.core.settings.Settings;
import dev.coop.core.vm.VmService;
import dev.coop.host.Machine;
import dev.coop.host.Os;
import dev.coop.testing.RecordedPrograms;
import dev.coop.testing.ScriptedServer;
import dev.coop.vm.EndpointFinder;
import dev.coop.vm.VmBackends;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The real service of the virtual machine, over a Colima that says what one once said. */
final class Vms implements AutoCloseable {
    private static final String HEALTHY = """
            {"type":"sync","status_code":200,"metadata":{"api_extensions":[],"auth":"trusted",
            "environment":{"server_version":"6.0.4"}}}""";

    final RecordedPrograms programs;
    final VmService service;
    private final Path socket;
    private @Nullable ScriptedServer incus;

    private Vms(Path folder, Os os, String... installed) throws IOException {
        // The path of a socket has little room.
        Path home = Files.createDirectories(folder.toRealPath().resolve("h"));
        socket = Files.createDirectories(home.resolve(".colima/incus")).resolve("incus.sock");
        programs = new RecordedPrograms(folder.resolve("bin")).install(installed);
        Map<String, String> environment = programs.environment();
        service = new VmService(
                new VmBackends(environment, home, new Machine(os, "aarch64", 15)),
                Settings.DEFAULTS,
                new EndpointFinder(environment, home, os),
                os);
    }

    /** A Mac with those programs. */
    static Vms mac(Path folder, String... installed) throws IOException {
        return new Vms(folder, Os.MACOS, installed);
    }

    /** Linux, where none is needed. */
    static VmService without(Path folder) {
        try {
            return new Vms(Files.createDirectories(folder.resolve("vm")), Os.LINUX).service;
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        }
    }

    /** What Colima says of its machines from now on. */
    Vms lists(String recording) {
        programs.says("colima", "list", recording);
        return this;
    }

    /** From its start on Colima lists that; what it says meanwhile is a recording, too. */
    Vms startsAs(String recording) {
        programs.recording(recording);
        programs.logs("colima", "start", "colima-start.log");
        programs.does("colima", "start", "cp \"$dir/" + recording + "\" \"$dir/colima-list.out\"\n");
        return this;
    }

    Vms incusAnswers() {
        incus = new ScriptedServer(socket, (request, connection) -> connection.json(HEALTHY));
        return this;
    }

    @Override
    public void close() {
        if (incus != null) {
            incus.close();
        }
    }
}
