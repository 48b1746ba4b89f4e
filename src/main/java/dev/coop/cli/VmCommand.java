package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Format;
import dev.coop.cli.output.Listing;
import dev.coop.cli.output.Text;
import dev.coop.core.vm.VmOutcome;
import dev.coop.core.vm.VmRequest;
import dev.coop.core.vm.VmStatus;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "vm",
        description = {
            "The virtual machine that Incus runs in on macOS, kept by Colima or Lima.",
            "On Linux there is none: Incus runs on the machine itself."
        },
        synopsisSubcommandLabel = "COMMAND")
final class VmCommand implements Runnable {
    private static final String NOT_NEEDED = "not needed on Linux: Incus runs on this machine";

    @Spec
    private @Nullable CommandSpec spec;

    private VmCommand() {}

    /** With its own commands. */
    static CommandLine line(CoopCli coop) {
        return new CommandLine(new VmCommand())
                .addSubcommand(new Status(coop))
                .addSubcommand(new Start(coop))
                .addSubcommand(new Stop(coop))
                .addSubcommand(new Shell(coop))
                .addSubcommand(new Delete(coop));
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Name a command of vm");
    }

    /** What is true of it now, in one line. */
    private static int say(Console console, VmOutcome outcome, String done, String unchanged) {
        console.remark(
                switch (outcome) {
                    case DONE -> done;
                    case UNCHANGED -> unchanged;
                    case NOT_NEEDED -> NOT_NEEDED;
                });
        return ExitCodes.OK;
    }

    @Command(name = "status", description = "Show whether it runs, what it has, and whether Incus answers in it.")
    static final class Status implements Callable<Integer> {
        private final CoopCli coop;

        @Option(names = "--format", defaultValue = "table", description = "table, json, csv or yaml (default: table).")
        private Format format = Format.TABLE;

        Status(CoopCli coop) {
            this.coop = coop;
        }

        @Override
        public Integer call() {
            VmStatus status = coop.services().vm().status();
            Console console = coop.console();
            if (format == Format.TABLE && status.backend() == null) {
                console.out()
                        .println(
                                status.state() == VmStatus.State.NOT_NEEDED
                                        ? NOT_NEEDED
                                        : "Neither Colima nor Lima is there to keep one; install Colima with: brew install colima");
                return ExitCodes.OK;
            }
            listing().printOne(status, format, console);
            if (status.isStale()) {
                console.warn("it runs, but Incus in it does not answer; restart it with: coop vm start");
            } else if (status.state() == VmStatus.State.BROKEN) {
                console.warn("only half of it runs; mend it with: coop vm start");
            }
            return ExitCodes.OK;
        }

        private static Listing<VmStatus> listing() {
            return new Listing<VmStatus>()
                    .column("backend", "Kept by", VmStatus::backend)
                    .column("instance", "Name", VmStatus::instance)
                    .column("status", "Status", each -> each.state().toString().toLowerCase(Locale.ROOT))
                    .column("arch", "Processor", VmStatus::arch)
                    .column("cpus", "CPUs", VmStatus::cpus)
                    .column(
                            "memory_gb",
                            "Memory",
                            each -> gibibytes(each.memoryBytes()),
                            each -> Text.bytes(each.memoryBytes()))
                    .column(
                            "disk_gb",
                            "Disk",
                            each -> gibibytes(each.diskBytes()),
                            each -> Text.bytes(each.diskBytes()))
                    .column("address", "Address", VmStatus::address)
                    .column("socket", "Socket", VmStatus::socket)
                    .column("socket_answers", "Incus answers", VmStatus::socketAnswers, Status::answer);
        }

        private static @Nullable Double gibibytes(@Nullable Long bytes) {
            return bytes == null ? null : Math.round(bytes * 10.0 / (1L << 30)) / 10.0;
        }

        private static String answer(VmStatus status) {
            Boolean answers = status.socketAnswers();
            return answers == null ? "-" : answers ? "yes" : "no";
        }
    }

    @Command(
            name = "start",
            description = {
                "Start it; the first time, make it.",
                "The flags change one that is there; what is not named stays as it is."
            })
    static final class Start implements Callable<Integer> {
        private final CoopCli coop;

        @Option(names = "--cpus", paramLabel = "N", description = "How many processors it has.")
        private @Nullable Integer cpus;

        @Option(
                names = "--memory",
                paramLabel = "SIZE",
                converter = Size.Gibibytes.class,
                description = "Its memory, such as 8GiB; a bare number is GiB.")
        private @Nullable Integer memory;

        @Option(
                names = "--disk",
                paramLabel = "SIZE",
                converter = Size.Gibibytes.class,
                description = "Its disk, such as 100GiB; a bare number is GiB. It can only grow.")
        private @Nullable Integer disk;

        @Spec
        private @Nullable CommandSpec spec;

        Start(CoopCli coop) {
            this.coop = coop;
        }

        @Override
        public Integer call() {
            if (cpus != null && cpus < 1) {
                throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "--cpus must be at least 1");
            }
            Console console = coop.console();
            VmOutcome outcome = coop.services()
                    .vm()
                    .start(
                            new VmRequest(cpus, memory, disk),
                            new VmProgressLines(console),
                            question -> console.confirm(question, "--yes"));
            return say(console, outcome, "The virtual machine runs, and Incus answers in it", "It runs already");
        }
    }

    @Command(name = "stop", description = "Stop it, with all containers in it.")
    static final class Stop implements Callable<Integer> {
        private final CoopCli coop;

        @Option(
                names = {"-f", "--force"},
                description = "Pull the plug.")
        private boolean force;

        Stop(CoopCli coop) {
            this.coop = coop;
        }

        @Override
        public Integer call() {
            Console console = coop.console();
            VmOutcome outcome = coop.services().vm().stop(force, new VmProgressLines(console));
            return say(console, outcome, "The virtual machine is stopped", "It is stopped already");
        }
    }

    @Command(name = "shell", description = "Open a shell in it, or run a command; ends with its exit code.")
    static final class Shell implements Callable<Integer> {
        private final CoopCli coop;

        @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "The command (default: a login shell).")
        private List<String> command = List.of();

        Shell(CoopCli coop) {
            this.coop = coop;
        }

        @Override
        public Integer call() {
            return coop.services().vm().shell(command);
        }
    }

    @Command(name = "delete", aliases = "rm", description = "Delete it, with all containers and images in it.")
    static final class Delete implements Callable<Integer> {
        private final CoopCli coop;

        Delete(CoopCli coop) {
            this.coop = coop;
        }

        @Override
        public Integer call() {
            Console console = coop.console();
            VmStatus status = coop.services().vm().status();
            if (status.state() == VmStatus.State.NOT_NEEDED) {
                return say(console, VmOutcome.NOT_NEEDED, "", "");
            }
            console.confirm(
                    "Delete the virtual machine \"" + status.instance() + "\"? " + loss() + " in it "
                            + "cannot be brought back",
                    "--yes");
            VmOutcome outcome = coop.services().vm().delete(new VmProgressLines(console));
            return say(console, outcome, "The virtual machine is deleted", "");
        }

        private String loss() {
            List<String> containers = coop.services().vm().containers();
            if (containers.isEmpty()) {
                return "All containers, snapshots and images";
            }
            return (containers.size() == 1 ? "The container " : "The " + containers.size() + " containers ")
                    + Text.printable(String.join(", ", containers)) + ", their snapshots and all images";
        }
    }
}
