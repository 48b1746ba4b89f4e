package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Format;
import dev.coop.cli.output.Listing;
import dev.coop.cli.output.Spinner;
import dev.coop.cli.output.Text;
import dev.coop.core.doctor.Doctor;
import dev.coop.core.doctor.Finding;
import dev.coop.core.doctor.Finding.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = {
            "Look whether all is well, and attack the fence around the containers from the inside.",
            "Ends with 1 when something fails, also when Incus does not answer."
        })
final class DoctorCommand implements Callable<Integer> {
    private static final int NAME = 22;

    private final CoopCli coop;

    @Option(names = "--format", defaultValue = "table", description = "table, json, csv or yaml (default: table).")
    private Format format = Format.TABLE;

    DoctorCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        Console console = coop.console();
        Doctor doctor = coop.services().doctor();
        List<Finding> findings = run(doctor, console);
        if (format == Format.TABLE) {
            print(findings, console);
        } else {
            listing().print(findings, format, "", console);
        }
        return findings.stream().anyMatch(each -> each.outcome() == Outcome.FAIL) ? ExitCodes.ERROR : ExitCodes.OK;
    }

    private static List<Finding> run(Doctor doctor, Console console) {
        AtomicInteger done = new AtomicInteger();
        try (Spinner spinner = console.spinner("Looking at everything")) {
            return doctor.run(finding -> spinner.text(
                    "Looked at " + finding.check() + ", " + done.incrementAndGet() + " of " + doctor.size()));
        }
    }

    private static Listing<Finding> listing() {
        return new Listing<Finding>()
                .column("check", "CHECK", Finding::check)
                .column("status", "STATUS", each -> each.outcome().toString().toLowerCase(Locale.ROOT))
                .column("message", "MESSAGE", Finding::message)
                .column("hint", "WHAT TO DO", each -> each.hint().isEmpty() ? null : each.hint());
    }

    private static void print(List<Finding> findings, Console console) {
        for (Finding each : findings) {
            if (console.isQuiet() && each.outcome() != Outcome.FAIL && each.outcome() != Outcome.WARN) {
                continue;
            }
            console.out()
                    .println(mark(each.outcome(), console) + " " + Text.pad(each.check(), NAME)
                            + Text.printable(each.message())
                            + (each.hint().isEmpty() ? "" : ": " + Text.printable(each.hint())));
        }
        long failed = count(findings, Outcome.FAIL);
        long warned = count(findings, Outcome.WARN);
        console.out().flush();
        console.remark(
                failed + warned == 0
                        ? console.good("All is well")
                        : failed
                                + (failed == 1 ? " failure, " : " failures, ")
                                + warned
                                + (warned == 1 ? " warning" : " warnings"));
    }

    private static long count(List<Finding> findings, Outcome outcome) {
        return findings.stream().filter(each -> each.outcome() == outcome).count();
    }

    private static String mark(Outcome outcome, Console console) {
        return switch (outcome) {
            case PASS -> console.good("✓");
            case WARN -> console.warning("!");
            case FAIL -> console.bad("✗");
            case SKIP -> console.faint("–");
        };
    }
}
