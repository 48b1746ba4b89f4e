package dev.coop.cli;

import dev.coop.cli.output.Text;
import dev.coop.core.snapshot.diff.FileChange;
import dev.coop.core.snapshot.diff.SnapshotDiff;
import java.util.ArrayList;
import java.util.List;

/** How much has changed, as a clause. */
final class ChangeSummary {
    private ChangeSummary() {}

    static String of(SnapshotDiff diff) {
        return of(diff.files()) + "; " + (diff.grown() < 0 ? "-" : "+") + Text.bytes(Math.abs(diff.grown()));
    }

    static String of(List<FileChange> changes) {
        List<String> parts = new ArrayList<>();
        for (FileChange.Kind kind : FileChange.Kind.values()) {
            long count = changes.stream().filter(each -> each.kind() == kind).count();
            if (count > 0) {
                parts.add(count + " "
                        + switch (kind) {
                            case ADDED -> "added";
                            case CHANGED -> "changed";
                            case METADATA -> "with another owner or mode";
                            case REMOVED -> "removed";
                        });
            }
        }
        return String.join(", ", parts);
    }
}
