package dev.coop.core.snapshot.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.coop.core.snapshot.diff.TreeComparison.Pair;
import dev.coop.incus.DiskReader;
import dev.coop.incus.rsync.FileEntry;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the texts of small files. */
final class TextComparison {
    /** Larger ones are not read, and no person would. */
    private static final int LARGEST = 512 << 10;

    private static final int CONTEXT = 3;

    private final DiskReader before;
    private final DiskReader after;

    TextComparison(DiskReader before, DiskReader after) {
        this.before = before;
        this.after = after;
    }

    /** Null for what has no text to compare: folders, and files whose owner or mode alone changed. */
    @Nullable
    TextDiff compare(Pair pair) {
        String path = pair.path();
        if (isFolder(pair.before()) || isFolder(pair.after()) || pair.change().kind() == FileChange.Kind.METADATA) {
            return null;
        }
        if (isTooLarge(pair.before()) || isTooLarge(pair.after())) {
            return new TextDiff(path, "", "it is larger than " + (LARGEST >> 10) + " KiB");
        }
        @Nullable List<String> old = lines(before, pair.before());
        @Nullable List<String> current = lines(after, pair.after());
        if (old == null || current == null) {
            return new TextDiff(path, "", "it is not text");
        }
        List<String> unified = UnifiedDiffUtils.generateUnifiedDiff(
                pair.before() == null ? "/dev/null" : "a" + path,
                pair.after() == null ? "/dev/null" : "b" + path,
                old,
                DiffUtils.diff(old, current),
                CONTEXT);
        return new TextDiff(path, String.join("\n", unified), "");
    }

    private static boolean isFolder(@Nullable FileEntry file) {
        return file != null && file.isFolder();
    }

    private static boolean isTooLarge(@Nullable FileEntry file) {
        return file != null && file.isFile() && file.size() > LARGEST;
    }

    /** Null when it is no text. */
    private static @Nullable List<String> lines(DiskReader disk, @Nullable FileEntry file) {
        if (file == null) {
            return new ArrayList<>();
        }
        if (file.isLink()) {
            return new ArrayList<>(List.of("link to " + FileEntry.text(file.link())));
        }
        byte @Nullable [] content = file.isFile() ? disk.read(file, LARGEST) : null;
        if (content == null) {
            return null;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.indexOf('\0') >= 0 ? null : new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        } catch (CharacterCodingException binary) {
            return null;
        }
    }
}
