package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Format;
import dev.coop.cli.output.Listing;
import dev.coop.core.audit.AuditEvent;
import dev.coop.core.audit.AuditLog;
import dev.coop.core.audit.AuditRecord;
import dev.coop.core.audit.Verification;
import dev.coop.core.audit.Verification.Finding;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "audit",
        description = {
            "Show what containers were let see, and what was refused.",
            "With --verify: whether the record is as it was written; exit code 1 when it is not."
        })
final class AuditCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Option(names = "-n", paramLabel = "N", defaultValue = "50", description = "The last N entries (default: 50).")
    private int count = 50;

    @Option(names = "--container", paramLabel = "NAME", description = "Only what is about this container.")
    private @Nullable String container;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only since then: 30m, 2h or 7d ago, or 2026-01-31T12:00:00Z.")
    private @Nullable String since;

    @Option(names = "--verify", description = "See whether the record was tampered with.")
    private boolean verify;

    @Option(names = "--format", defaultValue = "table", description = "table, json, csv or yaml (default: table).")
    private Format format = Format.TABLE;

    AuditCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        @Nullable Instant from = since == null ? null : instant(since, Instant.now());
        AuditLog audit = coop.services().audit();
        return verify ? verify(audit) : list(audit, from);
    }

    static Instant instant(String text, Instant now) {
        try {
            if (text.matches("[0-9]{1,6}[mhd]")) {
                long count = Long.parseLong(text.substring(0, text.length() - 1));
                return now.minus(
                        switch (text.charAt(text.length() - 1)) {
                            case 'm' -> Duration.ofMinutes(count);
                            case 'h' -> Duration.ofHours(count);
                            default -> Duration.ofDays(count);
                        });
            }
            return Instant.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new CoopException(
                    Kind.USAGE, "\"" + text + "\" is not a time", "write 30m, 2h, 7d or 2026-01-31T12:00:00Z", wrong);
        }
    }

    private int list(AuditLog audit, @Nullable Instant from) {
        List<AuditRecord> wanted = audit.read().stream()
                .filter(each -> container == null || each.event().container().equals(container))
                .filter(each -> from == null || !each.time().isBefore(from))
                .toList();
        List<AuditRecord> last = wanted.subList(Math.max(0, wanted.size() - Math.max(0, count)), wanted.size());
        records().print(last, format, "There is nothing on record", coop.console());
        return ExitCodes.OK;
    }

    private static Listing<AuditRecord> records() {
        return new Listing<AuditRecord>()
                .hidden("sequence", AuditRecord::sequence)
                .column("time", "TIME", each -> each.time().toString())
                .column("kind", "EVENT", each -> each.event().kind().text())
                .column("container", "CONTAINER", of(AuditEvent::container))
                .column("source", "SOURCE", of(AuditEvent::source))
                .column("target", "TARGET", of(AuditEvent::target))
                .column("mode", "MODE", of(AuditEvent::mode))
                .column("detail", "DETAIL", of(AuditEvent::detail));
    }

    private static Function<AuditRecord, @Nullable Object> of(Function<AuditEvent, @Nullable String> value) {
        return record -> {
            @Nullable String text = value.apply(record.event());
            return text == null || text.isEmpty() ? null : text;
        };
    }

    private int verify(AuditLog audit) {
        Verification verification = audit.verify();
        Console console = coop.console();
        String intact = "The record is intact: " + verification.lines() + " entries";
        new Listing<Finding>()
                .column("line", "LINE", Finding::line)
                .column("problem", "PROBLEM", Finding::problem)
                .print(verification.findings(), format, intact, console);
        if (verification.unfinished()) {
            console.remark("A crash left an unfinished line at the end; the next entry cuts it off and says so.");
        }
        return verification.isIntact() ? ExitCodes.OK : ExitCodes.ERROR;
    }
}
