package dev.coop.desktop;

import dev.coop.core.snapshot.diff.DiffService;
import dev.coop.core.snapshot.diff.FileChange;
import dev.coop.core.snapshot.diff.PackageChange;
import dev.coop.core.snapshot.diff.SnapshotDiff;
import dev.coop.core.snapshot.diff.TextDiff;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an agent may have changed in half an hour. */
final class FakeDiffs implements DiffService {
    @Override
    public SnapshotDiff diff(String container, String from, @Nullable String to) {
        List<FileChange> files = new ArrayList<>(List.of(
                new FileChange(
                        FileChange.Kind.CHANGED, "/home/agent/shop/server.py", FileChange.Type.FILE, 2_410, 3_180),
                new FileChange(
                        FileChange.Kind.ADDED, "/home/agent/shop/tests/test_cart.py", FileChange.Type.FILE, 0, 1_204),
                new FileChange(FileChange.Kind.REMOVED, "/home/agent/shop/old.sh", FileChange.Type.FILE, 310, 0),
                new FileChange(FileChange.Kind.METADATA, "/home/agent/shop/run.sh", FileChange.Type.FILE, 120, 120),
                new FileChange(FileChange.Kind.ADDED, "/home/agent/shop/\u202egnp.exe", FileChange.Type.FILE, 0, 9)));
        for (int i = 0; i < 40; i++) {
            files.add(new FileChange(
                    FileChange.Kind.ADDED,
                    "/home/agent/.cache/pip/" + i + ".whl",
                    FileChange.Type.FILE,
                    0,
                    90_000L * i));
        }
        return new SnapshotDiff(
                container,
                from,
                to,
                to == null ? files : List.of(),
                to == null
                        ? List.of(
                                new PackageChange("apt", "jq", null, "1.7.1-6"),
                                new PackageChange("npm", "typescript", "5.8.3", "5.9.2"))
                        : List.of());
    }

    @Override
    public List<TextDiff> texts(String container, String from, @Nullable String to, List<String> paths) {
        return List.of(new TextDiff(paths.getFirst(), """
                        --- a/home/agent/shop/server.py
                        +++ b/home/agent/shop/server.py
                        @@ -12,7 +12,9 @@
                         def total(cart):
                        -    return sum(cart.values())
                        +    prices = [line.price * line.count for line in cart]
                        +    return round(sum(prices), 2)

                         def ship(cart):""", ""));
    }
}
