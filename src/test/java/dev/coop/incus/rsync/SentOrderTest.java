package dev.coop.incus.rsync;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

import static org.assertj.core.api.Assertions.assertThat;

class SentOrderTest {
    private static FileEntry file(String path) {
        return new FileEntry(path, 0100644, 0, 0, 0, 0, 0, 0, "");
    }

    private static FileEntry folder(String path) {
        return new FileEntry(path, 0040755, 0, 0, 0, 0, 0, 0, "");
    }

    @RepeatedTest(5)
    void files_come_before_folders_and_folders_before_what_is_in_them() {
        List<FileEntry> inOrder = List.of(
                folder("."),
                file("B"),
                file("a"),
                file("a-b"),
                file("z"),
                folder("a-c"),
                file("a-c/x"),
                folder("a.d"),
                folder("c"),
                file("c/a"),
                file("c/b"),
                folder("c/a-a"),
                file("c/a-a/b"),
                folder("c/a0"),
                folder("c/aa"),
                folder("\u00e4"));
        List<FileEntry> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random());
        shuffled.sort(new SentOrder());
        assertThat(shuffled).containsExactlyElementsOf(inOrder);
    }
}
