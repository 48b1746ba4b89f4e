package dev.coop.desktop.snapshots;

import dev.coop.core.snapshot.diff.FileChange.Kind;
import dev.coop.core.snapshot.diff.SnapshotDiff;
import dev.coop.desktop.text.Amounts;
import dev.coop.desktop.text.Texts;

/** How much has changed, in one line. */
final class ChangesText {
    private ChangesText() {}

    static String of(SnapshotDiff diff) {
        return Texts.of(
                "changes.summary",
                diff.count(Kind.ADDED),
                diff.count(Kind.CHANGED) + diff.count(Kind.METADATA),
                diff.count(Kind.REMOVED),
                (diff.grown() < 0 ? "−" : "+") + Amounts.bytes(Math.abs(diff.grown())));
    }
}
