package dev.coop.desktop.mounts.graph;

import dev.coop.core.mount.Mount;
import dev.coop.core.mount.Mount.Mode;
import dev.coop.desktop.mounts.graph.GraphLayout.Box;
import dev.coop.desktop.mounts.graph.GraphLayout.ContainerBox;
import dev.coop.desktop.mounts.graph.GraphLayout.FolderBox;
import dev.coop.desktop.mounts.graph.GraphLayout.Link;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GraphLayoutTest {
    private static final double WIDTH = 900;

    private static Mount mount(String container, String folder) {
        return new Mount(
                container,
                folder,
                "/home/me/" + folder,
                "/home/agent/" + folder,
                Mode.READ_WRITE,
                false,
                null,
                Mount.State.OK);
    }

    private static GraphLayout layout(Mount... mounts) {
        return GraphLayout.of(List.of(mounts), WIDTH);
    }

    private static boolean overlap(Box one, Box other) {
        return one.x() < other.right()
                && other.x() < one.right()
                && one.y() < other.bottom()
                && other.y() < one.bottom();
    }

    @Test
    void nothingTakesNoPlaceToSpeakOf() {
        GraphLayout layout = layout();
        assertThat(layout.folders()).isEmpty();
        assertThat(layout.links()).isEmpty();
        assertThat(layout.height()).isBetween(0.0, 60.0);
    }

    @Test
    void oneMountIsAFolderAContainerAndALevelArrow() {
        GraphLayout layout = layout(mount("box", "src"));
        assertThat(layout.folders()).extracting(FolderBox::path).containsExactly("/home/me/src");
        Link link = layout.links().getFirst();
        assertThat(link.fromY()).isEqualTo(link.toY());
        assertThat(link.fromX()).isEqualTo(layout.folders().getFirst().box().right());
        assertThat(link.toX()).isEqualTo(layout.containers().getFirst().box().x());
    }

    @Test
    void aFolderThatTwoContainersSeeIsThereOnce() {
        GraphLayout layout = layout(mount("one", "src"), mount("two", "src"), mount("two", "docs"));
        assertThat(layout.folders())
                .filteredOn(FolderBox::isShared)
                .extracting(FolderBox::path, FolderBox::containers)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/home/me/src", List.of("one", "two")));
        assertThat(layout.folders()).hasSize(2);
        assertThat(layout.links()).hasSize(3);
    }

    @Test
    void containersThatSeeTheSameAreNeighbours() {
        GraphLayout layout =
                layout(mount("a", "src"), mount("b", "docs"), mount("c", "src"), mount("d", "docs"), mount("e", "x"));
        assertThat(layout.containers()).extracting(ContainerBox::name).containsExactly("a", "c", "b", "d", "e");
    }

    @Test
    void oneContainerMaySeeAFolderTwice() {
        Mount again =
                new Mount("box", "copy", "/home/me/src", "/srv/copy", Mode.READ_ONLY, false, null, Mount.State.OK);
        GraphLayout layout = layout(mount("box", "src"), again);
        assertThat(layout.folders()).hasSize(1);
        assertThat(layout.folders().getFirst().isShared()).isFalse();
        assertThat(layout.links()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 60, 400})
    void whateverIsSharedNothingOverlapsAndNoTwoArrowsToAContainerCross(int count) {
        List<Mount> mounts = mounts(count, new Random(count));
        GraphLayout layout = GraphLayout.of(mounts, WIDTH);
        List<Box> boxes = Stream.concat(
                        layout.folders().stream().map(FolderBox::box),
                        layout.containers().stream().map(ContainerBox::box))
                .toList();
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            assertThat(box.x()).isNotNegative();
            assertThat(box.right()).isLessThanOrEqualTo(layout.width());
            assertThat(box.y()).isNotNegative();
            assertThat(box.bottom()).isLessThanOrEqualTo(layout.height());
            assertThat(boxes.subList(i + 1, boxes.size())).noneMatch(other -> overlap(box, other));
        }
        assertThat(layout.links()).extracting(Link::mount).containsExactlyInAnyOrderElementsOf(mounts);
        layout.containers().forEach(container -> assertThat(layout.links())
                .filteredOn(link -> link.mount().container().equals(container.name()))
                .as("from top to bottom at both ends")
                .isSortedAccordingTo(
                        (one, other) -> one.toY() == other.toY() ? 0 : Double.compare(one.fromY(), other.fromY())));
    }

    @Test
    void theOrderInWhichTheyComeDoesNotMatter() {
        List<Mount> mounts = new ArrayList<>(mounts(60, new Random(1)));
        GraphLayout layout = GraphLayout.of(mounts, WIDTH);
        Collections.shuffle(mounts, new Random(2));
        assertThat(GraphLayout.of(mounts, WIDTH)).isEqualTo(layout);
    }

    @Test
    void moreRoomGoesBetweenTheColumnsAndTooLittleIsNotTaken() {
        List<Mount> mounts = List.of(mount("box", "src"));
        Link wide = GraphLayout.of(mounts, 1600).links().getFirst();
        Link narrow = GraphLayout.of(mounts, 900).links().getFirst();
        assertThat(wide.toX() - wide.fromX()).isGreaterThan(narrow.toX() - narrow.fromX());
        assertThat(GraphLayout.of(mounts, 100).width()).isGreaterThan(500);
    }

    private static List<Mount> mounts(int count, Random random) {
        Set<Mount> mounts = new HashSet<>();
        while (mounts.size() < count) {
            mounts.add(mount("box-" + random.nextInt(count / 5 + 1), "folder-" + random.nextInt(count + 1)));
        }
        return List.copyOf(mounts);
    }
}
