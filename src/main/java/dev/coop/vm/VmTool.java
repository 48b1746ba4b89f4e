package dev.coop.vm;

import dev.coop.host.ProgramCall;
import dev.coop.host.ProgramPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program {@code colima} or {@code limactl}: how it is called, and what its failures mean. */
final class VmTool {
    private final String program;
    private final String title;
    private final ProgramPath path;

    VmTool(String program, String title, ProgramPath path) {
        this.program = program;
        this.title = title;
        this.path = path;
    }

    boolean isInstalled() {
        return path.find(program).isPresent();
    }

    /** Runs it for what it says. */
    String ask(String doing, Duration limit, String... arguments) {
        return calling(doing, () -> {
            ProgramCall.Result result = call(limit, List.of(arguments)).run();
            if (!result.succeeded()) {
                throw failed(
                        doing,
                        result.exitCode(),
                        lastError((result.out() + "\n" + result.err())
                                .lines()
                                .map(LogLine::parse)
                                .toList()));
            }
            return result.out();
        });
    }

    /** Runs it for what it does. */
    void order(String doing, Duration limit, VmListener listener, List<String> arguments) {
        List<LogLine> heard = new ArrayList<>();
        calling(doing, () -> {
            int code = call(limit, arguments).follow(raw -> {
                LogLine line = LogLine.parse(raw);
                heard.add(line);
                tell(listener, line);
            });
            if (code != 0) {
                throw failed(doing, code, lastError(heard));
            }
            return code;
        });
    }

    /** Runs it at the user's terminal. */
    int interactive(String doing, List<String> arguments) {
        return calling(doing, () -> call(Duration.ZERO, arguments).interactive());
    }

    private interface Work<T> {
        T run() throws IOException, InterruptedException;
    }

    private <T> T calling(String doing, Work<T> work) {
        try {
            return work.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new VmException(VmException.Kind.CANCELLED, "Cancelled", "");
        } catch (ProgramCall.TimeLimitException late) {
            throw new VmException(
                    VmException.Kind.FAILED,
                    title + " could not " + doing + ": " + late.getMessage(),
                    "see what it is doing with: " + program + " list",
                    late);
        } catch (IOException unusable) {
            throw new VmException(
                    VmException.Kind.FAILED,
                    "The program " + program + " cannot be run: " + unusable.getMessage(),
                    "install it again with: brew reinstall " + (program.equals("limactl") ? "lima" : program),
                    unusable);
        }
    }

    private ProgramCall call(Duration limit, List<String> arguments) {
        Path file = path.find(program)
                .orElseThrow(() -> new VmException(
                        VmException.Kind.WRONG_STATE,
                        title + " is not installed",
                        "install it with: brew install " + (program.equals("limactl") ? "lima" : program)));
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(arguments);
        // Colima starts limactl, and both start ssh.
        return new ProgramCall(command, Map.of("PATH", path.toString()), limit);
    }

    private static void tell(VmListener listener, LogLine line) {
        if (line.message().isEmpty()) {
            return;
        }
        if (line.isLogged()) {
            listener.phase(line.text());
        } else {
            listener.detail(line.message());
        }
    }

    private VmException failed(String doing, int code, String why) {
        return new VmException(
                VmException.Kind.FAILED,
                title + " could not " + doing + ": " + (why.isEmpty() ? "it ended with code " + code : why),
                "");
    }

    /** What it said was wrong, or else what it said last. */
    private static String lastError(List<LogLine> lines) {
        List<LogLine> said =
                lines.stream().filter(line -> !line.message().isEmpty()).toList();
        return said.reversed().stream()
                .filter(LogLine::isError)
                .findFirst()
                .or(() -> said.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(said.getLast()))
                .map(LogLine::message)
                .orElse("");
    }
}
