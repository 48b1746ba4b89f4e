package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Format;
import dev.coop.cli.output.Listing;
import dev.coop.cli.output.Spinner;
import dev.coop.cli.output.Text;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.snapshot.ContainerSnapshot;
import dev.coop.core.snapshot.diff.FileChange;
import dev.coop.core.snapshot.diff.PackageChange;
import dev.coop.core.snapshot.diff.SnapshotDiff;
import dev.coop.core.snapshot.diff.TextDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description = {
            "Show what changed on a container's disk since a snapshot, or between two.",
            "Files are compared by kind, owner, mode, size and time of change. Nothing in the container is run."
        })
final class SnapshotDiffCommand implements Callable<Integer> {
    /** A folder in which more has changed is told as a whole. */
    private static final int SHOWN_OF_A_FOLDER = 8;

    private final CoopCli coop;

    @Parameters(index = "0", paramLabel = "NAME", description = "The container.")
    private String container = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FROM",
            description = "The snapshot to compare with (default: the newest).")
    private @Nullable String from;

    @Parameters(index = "2", arity = "0..1", paramLabel = "TO", description = "Another snapshot (default: now).")
    private @Nullable String to;

    @Option(
            names = "--text",
            paramLabel = "PATH",
            description = "Show how the text of that file changed, or of all in that folder.")
    private List<String> texts = List.of();

    @Option(names = "--all", description = "Show every file, also of folders in which many changed.")
    private boolean all;

    @Option(names = "--format", defaultValue = "table", description = "table, json, csv or yaml (default: table).")
    private Format format = Format.TABLE;

    SnapshotDiffCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        Console console = coop.console();
        String start = from == null ? newest() : from;
        if (!texts.isEmpty()) {
            for (TextDiff each : comparing(() -> coop.services().diffs().texts(container, start, to, texts))) {
                print(each, console);
            }
        } else {
            SnapshotDiff diff = comparing(() -> coop.services().diffs().diff(container, start, to));
            if (format == Format.TABLE) {
                print(diff, console);
            } else {
                listing().print(diff.files(), format, "", console);
            }
        }
        console.out().flush();
        return ExitCodes.OK;
    }

    private <T> T comparing(Supplier<T> work) {
        try (Spinner _ = coop.console().spinner("Comparing the disks of " + container)) {
            return work.get();
        }
    }

    private String newest() {
        List<ContainerSnapshot> snapshots = coop.services().snapshots().list(container);
        if (snapshots.isEmpty()) {
            throw new CoopException(
                    Kind.WRONG_STATE,
                    "\"" + container + "\" has no snapshot to compare with",
                    "make one with: coop snapshot create " + container);
        }
        return snapshots.getLast().name();
    }

    private static Listing<FileChange> listing() {
        return new Listing<FileChange>()
                .column("path", "PATH", FileChange::path)
                .column("change", "CHANGE", each -> each.kind().name().toLowerCase(Locale.ROOT))
                .column("type", "TYPE", each -> each.type().name().toLowerCase(Locale.ROOT))
                .column("size_before", "BEFORE", FileChange::sizeBefore)
                .column("size_after", "AFTER", FileChange::sizeAfter);
    }

    private void print(SnapshotDiff diff, Console console) {
        Map<String, List<FileChange>> folders = new TreeMap<>();
        for (FileChange each : diff.files()) {
            String folder = each.path().substring(0, each.path().lastIndexOf('/') + 1);
            folders.computeIfAbsent(folder, _ -> new ArrayList<>()).add(each);
        }
        folders.forEach((folder, changes) -> {
            console.out().println(console.strong(Text.printable(folder)));
            if (changes.size() > SHOWN_OF_A_FOLDER && !all) {
                console.out().println("  " + ChangeSummary.of(changes));
            } else {
                changes.forEach(each -> console.out().println("  " + line(each, folder.length(), console)));
            }
        });
        if (!diff.packages().isEmpty()) {
            console.out().println(console.strong("Packages"));
            diff.packages().forEach(each -> console.out().println("  " + line(each)));
        }
        console.remark(diff.files().isEmpty() ? "Nothing has changed." : ChangeSummary.of(diff));
    }

    private static String line(FileChange change, int folder, Console console) {
        String name =
                Text.printable(change.path().substring(folder)) + (change.type() == FileChange.Type.FOLDER ? "/" : "");
        return switch (change.kind()) {
            case ADDED -> console.good("+ " + name) + size(change.type(), change.sizeAfter());
            case REMOVED -> console.bad("- " + name) + size(change.type(), change.sizeBefore());
            case CHANGED ->
                console.warning("~ " + name)
                        + (change.type() == FileChange.Type.FILE
                                ? "  " + Text.bytes(change.sizeBefore()) + " → " + Text.bytes(change.sizeAfter())
                                : "");
            case METADATA -> "m " + name;
        };
    }

    private static String size(FileChange.Type type, long bytes) {
        return type == FileChange.Type.FILE ? "  " + Text.bytes(bytes) : "";
    }

    private static String line(PackageChange change) {
        String name = change.manager() + " " + Text.printable(change.name());
        if (change.before() == null) {
            return "+ " + name + " " + Text.printable(String.valueOf(change.after()));
        }
        return change.after() == null
                ? "- " + name + " " + Text.printable(change.before())
                : "~ " + name + " " + Text.printable(change.before()) + " → " + Text.printable(change.after());
    }

    private static void print(TextDiff text, Console console) {
        if (!text.omitted().isEmpty()) {
            console.remark(Text.printable(text.path()) + " is not shown: " + text.omitted());
            return;
        }
        text.unified().lines().map(Text::printable).forEach(line -> console.out()
                .println(line.startsWith("+") ? console.good(line) : line.startsWith("-") ? console.bad(line) : line));
    }
}
