package dev.coop.desktop.mounts.graph;

import dev.coop.core.mount.Mount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.scene.layout.Region;

/**
 * Where everything is in the picture of the mounts, in pixels. Folders are in the left column, each once, whoever sees it;
 * containers are in the right one, with a row for each of their mounts. A folder is level with its row in the first
 * container that sees it, so that only what several containers see has arrows that are not level. Containers that see the
 * same folders are neighbours where that is possible. The same mounts look the same, whatever order they come in.
 *
 * @param folders from top to bottom
 * @param containers from top to bottom
 * @param links by container, then from top to bottom
 */
record GraphLayout(
        List<FolderBox> folders, List<ContainerBox> containers, List<Link> links, double width, double height) {
    static final double HEADER = 44;
    static final double ROW = 46;
    static final double FOLDER = 40;
    private static final double MARGIN = 20;
    private static final double CONTAINER_GAP = 22;
    private static final double PADDING = 6;
    private static final double NARROWEST = 600;
    private static final double WIDEST_COLUMN = 380;
    private static final double COLUMN_SHARE = 0.36;

    /** A rectangle. */
    record Box(double x, double y, double width, double height) {
        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }

        double middle() {
            return y + height / 2;
        }

        /** Puts something there, whatever size it would like. */
        void place(Region region) {
            region.setMinSize(width, height);
            region.setPrefSize(width, height);
            region.setMaxSize(width, height);
            region.relocate(x, y);
        }
    }

    /** @param containers that see it, from top to bottom */
    record FolderBox(String path, List<String> containers, Box box) {
        boolean isShared() {
            return containers.size() > 1;
        }
    }

    /** @param mounts of the rows, from top to bottom */
    record ContainerBox(String name, List<Mount> mounts, Box box) {}

    /** From the right edge of the folder to the left edge of the container. */
    record Link(Mount mount, double fromX, double fromY, double toX, double toY) {}

    GraphLayout {
        folders = List.copyOf(folders);
        containers = List.copyOf(containers);
        links = List.copyOf(links);
    }

    /** @param width that there is; what needs more takes more */
    static GraphLayout of(Collection<Mount> mounts, double width) {
        return new Builder(mounts, Math.max(NARROWEST, width)).build();
    }

    private static final class Builder {
        private final double width;
        private final double column;
        private final Map<String, List<Mount>> byContainer;
        private final Map<String, Set<String>> sources = new HashMap<>();
        private final Map<String, List<String>> seenBy = new HashMap<>();
        private final Map<String, Box> placed = new HashMap<>();
        private final List<FolderBox> folders = new ArrayList<>();
        private final List<ContainerBox> containers = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private double y = MARGIN;

        Builder(Collection<Mount> mounts, double width) {
            this.width = width;
            column = Math.min(WIDEST_COLUMN, (width - 2 * MARGIN) * COLUMN_SHARE);
            byContainer =
                    mounts.stream().collect(Collectors.groupingBy(Mount::container, TreeMap::new, Collectors.toList()));
            mounts.forEach(mount -> sources.computeIfAbsent(mount.container(), container -> new TreeSet<>())
                    .add(mount.source()));
        }

        GraphLayout build() {
            List<String> order = order();
            order.forEach(container -> sources(container)
                    .forEach(source -> seenBy.computeIfAbsent(source, path -> new ArrayList<>())
                            .add(container)));
            Map<String, Integer> index = new HashMap<>();
            order.forEach(container -> index.put(container, index.size()));
            order.forEach(container -> place(container, index));
            double height = containers.isEmpty() ? 2 * MARGIN : y - CONTAINER_GAP + MARGIN;
            return new GraphLayout(folders, containers, links, width, height);
        }

        private Set<String> sources(String container) {
            return sources.getOrDefault(container, Set.of());
        }

        /** By name, except that the one that shares most with the last one comes next. */
        private List<String> order() {
            List<String> left = new ArrayList<>(byContainer.keySet());
            List<String> order = new ArrayList<>();
            while (!left.isEmpty()) {
                String next = left.getFirst();
                if (!order.isEmpty()) {
                    Set<String> last = sources(order.getLast());
                    long most = 0;
                    for (String each : left) {
                        long common =
                                sources(each).stream().filter(last::contains).count();
                        if (common > most) {
                            most = common;
                            next = each;
                        }
                    }
                }
                left.remove(next);
                order.add(next);
            }
            return order;
        }

        private void place(String container, Map<String, Integer> index) {
            // What is above comes first, what later containers see too comes last: so arrows to one container never
            // cross.
            List<Mount> rows = byContainer.getOrDefault(container, List.of()).stream()
                    .sorted(Comparator.<Mount>comparingDouble(
                                    mount -> placed.containsKey(mount.source()) ? top(mount.source()) : y)
                            .thenComparingInt(mount -> last(mount.source(), index))
                            .thenComparing(Mount::source)
                            .thenComparing(Mount::name))
                    .toList();
            double x = width - MARGIN - column;
            Box box = new Box(x, y, column, HEADER + rows.size() * ROW + PADDING);
            double middle = y + HEADER + ROW / 2;
            for (Mount mount : rows) {
                Box folder = folder(mount.source(), middle);
                links.add(new Link(mount, folder.right(), folder.middle(), x, middle));
                middle += ROW;
            }
            containers.add(new ContainerBox(container, rows, box));
            y = box.bottom() + CONTAINER_GAP;
        }

        private Box folder(String source, double middle) {
            return placed.computeIfAbsent(source, path -> {
                Box box = new Box(MARGIN, middle - FOLDER / 2, column, FOLDER);
                folders.add(new FolderBox(path, seenBy.getOrDefault(path, List.of()), box));
                return box;
            });
        }

        private double top(String source) {
            Box box = placed.get(source);
            return box == null ? y : box.y();
        }

        private int last(String source, Map<String, Integer> index) {
            return seenBy.getOrDefault(source, List.of()).stream()
                    .mapToInt(container -> index.getOrDefault(container, 0))
                    .max()
                    .orElse(0);
        }
    }
}
