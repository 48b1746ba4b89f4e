package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Format;
import dev.coop.cli.output.Text;
import dev.coop.core.container.Container;
import dev.coop.core.container.CreateListener;
import dev.coop.core.container.CreatePhase;
import dev.coop.core.container.CreateRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "create", description = "Make and start a container for an agent.")
final class CreateCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Its name (default: a random one).")
    private @Nullable String name;

    @Option(names = "--cpus", paramLabel = "N", description = "Processors that it may use.")
    private @Nullable Integer cpus;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = Size.Mebibytes.class,
            description = "Memory that it may use, such as 4GiB; a bare number is in MB.")
    private @Nullable Integer memory;

    @Option(
            names = "--disk",
            paramLabel = "SIZE",
            converter = Size.Gibibytes.class,
            description = "Disk that it may use, such as 20GiB; a bare number is in GB.")
    private @Nullable Integer disk;

    @Option(names = "--image", paramLabel = "IMAGE", description = "The image that it is made from.")
    private @Nullable String image;

    @Option(
            names = "--workdir",
            paramLabel = "FOLDER",
            description = "A host folder that it sees, read-write, at /home/agent/workspace.")
    private @Nullable Path workdir;

    @Option(names = "--timing", description = "Show what each phase took, in detail.")
    private boolean timing;

    @Option(names = "--format", defaultValue = "table", description = "table, json, csv or yaml (default: table).")
    private Format format = Format.TABLE;

    CreateCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        Console console = coop.console();
        long start = System.nanoTime();
        PhasePrinter printer = new PhasePrinter(console);
        Container container = coop.services()
                .containers()
                .create(new CreateRequest(name, image, cpus, memory, disk, workdir), printer);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        console.remark(console.good("Ready") + " in " + Text.duration(took) + ": " + console.strong(container.name())
                + (container.ipv4() == null ? "" : " (" + container.ipv4() + ")"));
        if (timing) {
            printer.printTiming(took);
        }
        if (format == Format.TABLE) {
            console.remark(console.faint("Open a shell in it with: coop shell " + container.name()));
            // The one thing that a script wants of it, alone on standard output.
            console.out().println(container.name());
            console.out().flush();
        } else {
            Containers.listing().printOne(container, format, console);
        }
        return ExitCodes.OK;
    }

    /** Writes a line for each phase when it is done. */
    private static final class PhasePrinter implements CreateListener {
        private final Console console;
        private final Map<CreatePhase, Duration> times = new EnumMap<>(CreatePhase.class);

        PhasePrinter(Console console) {
            this.console = console;
        }

        @Override
        public void finished(CreatePhase phase, Duration took) {
            times.put(phase, took);
            console.remark("  " + Text.pad(done(phase), 34) + console.faint(Text.duration(took)));
        }

        @Override
        public void warning(String text) {
            console.warn(text);
        }

        @Override
        public void progress(CreatePhase phase, String text) {
            console.line("  " + Text.printable(text));
        }

        private static String done(CreatePhase phase) {
            return switch (phase) {
                case CHECK -> "Checked name, limits and image";
                case CREATE -> "Made its disk from the image";
                case START -> "Started its system";
                case ACCESS -> "Exchanged SSH keys";
                case NETWORK -> "Connected it to the network";
            };
        }

        void printTiming(Duration total) {
            times.forEach((phase, took) -> console.remark("  %-8s %6d ms  %3d %%"
                    .formatted(
                            phase.name().toLowerCase(java.util.Locale.ROOT),
                            took.toMillis(),
                            100 * took.toNanos() / Math.max(1, total.toNanos()))));
            long counted = times.values().stream().mapToLong(Duration::toMillis).sum();
            console.remark("  %-8s %6d ms".formatted("other", total.toMillis() - counted));
        }
    }
}
