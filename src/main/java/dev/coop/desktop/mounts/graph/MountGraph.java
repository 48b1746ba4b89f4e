package dev.coop.desktop.mounts.graph;

import dev.coop.core.mount.Mount;
import dev.coop.desktop.container.ContainersModel;
import dev.coop.desktop.mounts.Sharing;
import dev.coop.desktop.mounts.graph.GraphLayout.Box;
import dev.coop.desktop.mounts.graph.GraphLayout.ContainerBox;
import dev.coop.desktop.mounts.graph.GraphLayout.FolderBox;
import dev.coop.desktop.mounts.graph.GraphLayout.Link;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/**
 * Draws the picture, or what of it can be seen: there may be a thousand mounts. One mount is chosen at a time: the one that
 * the keyboard or the mouse was last at.
 */
final class MountGraph extends Pane {
    /** So many parts are made for one frame: the styles and the layout of more would hold the window up. */
    private static final int AT_ONCE = 10;

    private final Sharing sharing;
    private final ContainersModel containers;
    private final ReadOnlyObjectWrapper<@Nullable Mount> chosen = new ReadOnlyObjectWrapper<>();
    private final Map<Mount, LinkArrow> arrows = new HashMap<>();
    private final Map<Folder, FolderCard> folders = new HashMap<>();
    private final Map<Container, ContainerCard> cards = new HashMap<>();
    private final AnimationTimer later = new AnimationTimer() {
        @Override
        public void handle(long now) {
            realize();
        }
    };
    private GraphLayout layout = GraphLayout.of(List.of(), 0);
    private Set<String> broken = Set.of();
    private Instant time = Instant.EPOCH;
    private double from;
    private double to;
    private int room;
    private boolean unfinished;

    /** What a card shows of a folder, wherever it is. */
    private record Folder(String path, List<String> containers, boolean isBroken) {}

    /** What a card shows of a container, wherever it is. */
    private record Container(String name, List<Mount> mounts) {
        static Container of(ContainerBox box) {
            return new Container(box.name(), box.mounts());
        }
    }

    MountGraph(Sharing sharing, ContainersModel containers) {
        this.sharing = sharing;
        this.containers = containers;
        getStyleClass().add("mount-graph");
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    ReadOnlyObjectProperty<@Nullable Mount> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Draws other mounts. What was chosen, and has the keyboard, is so again where it is still there. */
    void draw(GraphLayout wanted, Instant now) {
        boolean focused = isFocusWithin();
        @Nullable Mount before = chosen.get();
        broken = wanted.links().stream()
                .map(Link::mount)
                .filter(mount -> mount.state() != Mount.State.OK)
                .map(Mount::source)
                .collect(Collectors.toSet());
        retain(arrows, wanted.links().stream().map(Link::mount));
        retain(folders, wanted.folders().stream().map(this::folder));
        retain(cards, wanted.containers().stream().map(Container::of));
        tick(now);
        place(wanted);
        choose(before == null ? null : same(before));
        if (focused && chosen.get() != null) {
            focusRow();
        }
    }

    /** What looks the same as before stays. */
    private <K> void retain(Map<K, ? extends Node> drawn, Stream<K> wanted) {
        Set<K> keys = wanted.collect(Collectors.toSet());
        drawn.entrySet()
                .removeIf(
                        entry -> !keys.contains(entry.getKey()) && getChildren().remove(entry.getValue()));
    }

    private Folder folder(FolderBox box) {
        return new Folder(box.path(), box.containers(), broken.contains(box.path()));
    }

    private @Nullable Mount same(Mount before) {
        return layout.links().stream()
                .map(Link::mount)
                .filter(now ->
                        now.container().equals(before.container()) && now.name().equals(before.name()))
                .findFirst()
                .orElse(null);
    }

    /** Puts the same mounts in other places. */
    void place(GraphLayout wanted) {
        layout = wanted;
        setPrefSize(layout.width(), layout.height());
        realize();
    }

    /** Draws what is between two heights. */
    void look(double top, double bottom) {
        from = top;
        to = bottom;
        realize();
    }

    private void realize() {
        room = AT_ONCE;
        unfinished = false;
        for (ContainerBox container : layout.containers()) {
            part(cards, Container.of(container), meets(container.box()), () -> card(container))
                    .ifPresent(card -> container.box().place(card));
        }
        for (FolderBox folder : layout.folders()) {
            part(folders, folder(folder), meets(folder.box()), () -> card(folder))
                    .ifPresent(card -> folder.box().place(card));
        }
        for (Link link : layout.links()) {
            boolean seen = meets(Math.min(link.fromY(), link.toY()), Math.max(link.fromY(), link.toY()));
            part(arrows, link.mount(), seen, () -> new LinkArrow(link.mount())).ifPresent(arrow -> arrow.place(link));
        }
        mark();
        if (unfinished) {
            later.start();
        } else {
            later.stop();
        }
    }

    /** Makes what is seen now, if there is room for it, and takes away what is not; what has the keyboard stays. */
    private <K, N extends Node> Optional<N> part(Map<K, N> drawn, K key, boolean seen, Supplier<N> maker) {
        N node = drawn.get(key);
        if (node != null && !seen && !node.isFocusWithin()) {
            drawn.remove(key);
            getChildren().remove(node);
            return Optional.empty();
        }
        if (node != null || !seen) {
            return Optional.ofNullable(node);
        }
        if (room <= 0) {
            unfinished = true;
            return Optional.empty();
        }
        N made = maker.get();
        room -= made instanceof ContainerCard card ? 1 + card.rows().size() : 1;
        drawn.put(key, made);
        getChildren().add(made);
        return Optional.of(made);
    }

    private boolean meets(Box box) {
        return meets(box.y(), box.bottom());
    }

    private boolean meets(double top, double bottom) {
        return top <= to && bottom >= from;
    }

    private FolderCard card(FolderBox folder) {
        FolderCard card = new FolderCard(folder, folder(folder).isBroken());
        card.setOnMouseClicked(event -> layout.links().stream()
                .map(Link::mount)
                .filter(mount -> mount.source().equals(folder.path()))
                .findFirst()
                .ifPresent(this::focusRow));
        return card;
    }

    private ContainerCard card(ContainerBox container) {
        List<LinkRow> rows = container.mounts().stream().map(LinkRow::new).toList();
        for (LinkRow row : rows) {
            row.tick(time);
            row.focusedProperty().subscribe(has -> {
                if (has) {
                    choose(row.mount());
                }
            });
        }
        ContainerCard card = new ContainerCard(container, rows, sharing);
        card.paint(containers.find(container.name()).orElse(null));
        return card;
    }

    /** Shows what passes with time. */
    void tick(Instant now) {
        time = now;
        rows().forEach(row -> row.tick(now));
    }

    /** Shows what the containers are doing. */
    void paint() {
        cards.forEach((container, card) ->
                card.paint(containers.find(container.name()).orElse(null)));
    }

    private Stream<LinkRow> rows() {
        return cards.values().stream().flatMap(card -> card.rows().stream());
    }

    private void choose(@Nullable Mount mount) {
        chosen.set(mount);
        mark();
    }

    private void mark() {
        @Nullable Mount mount = chosen.get();
        // One stop for the Tab key; the arrow keys go on from there.
        @Nullable
        Mount stop = mount == null && !layout.links().isEmpty()
                ? layout.links().getFirst().mount()
                : mount;
        rows().forEach(row -> {
            row.pseudoClassStateChanged(LinkLook.CHOSEN, row.mount().equals(mount));
            row.setFocusTraversable(row.mount().equals(stop));
        });
        arrows.forEach((each, arrow) -> arrow.choose(each.equals(mount)));
        folders.forEach((folder, card) -> card.pseudoClassStateChanged(
                LinkLook.CHOSEN, mount != null && folder.path().equals(mount.source())));
    }

    /** Where the row of the chosen one is. */
    Optional<Box> chosenArea() {
        return layout.links().stream()
                .filter(link -> link.mount().equals(chosen.get()))
                .findFirst()
                .map(MountGraph::area);
    }

    private static Box area(Link link) {
        return new Box(link.toX(), link.toY() - GraphLayout.ROW / 2, 0, GraphLayout.ROW);
    }

    /** Gives the keyboard to the chosen one, or to the first. */
    void focusRow() {
        if (!layout.links().isEmpty()) {
            focusRow(Objects.requireNonNullElse(
                    chosen.get(), layout.links().getFirst().mount()));
        }
    }

    private void focusRow(Mount mount) {
        // Whoever shows a part of the picture shows that one now.
        choose(mount);
        layout.containers().stream()
                .filter(container -> container.mounts().contains(mount))
                .forEach(this::require);
        rows().filter(row -> row.mount().equals(mount)).findFirst().ifPresent(Node::requestFocus);
    }

    /** Makes a card at once, wherever it is: it is to have the keyboard. */
    private void require(ContainerBox container) {
        room = Integer.MAX_VALUE;
        part(cards, Container.of(container), true, () -> card(container))
                .ifPresent(card -> container.box().place(card));
    }

    private void pressed(KeyEvent event) {
        List<Mount> all = layout.links().stream().map(Link::mount).toList();
        int at = rows().filter(Node::isFocused)
                .findFirst()
                .map(row -> all.indexOf(row.mount()))
                .orElse(-1);
        if (at < 0 || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int wanted =
                switch (event.getCode()) {
                    case UP, KP_UP -> at - 1;
                    case DOWN, KP_DOWN -> at + 1;
                    case HOME -> 0;
                    case END -> all.size() - 1;
                    default -> Integer.MIN_VALUE;
                };
        if (wanted != Integer.MIN_VALUE) {
            focusRow(all.get(Math.clamp(wanted, 0, all.size() - 1)));
            event.consume();
        }
    }
}
