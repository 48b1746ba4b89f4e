package dev.coop.desktop.container;

import dev.coop.core.container.Container;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;

/** Which containers are listed, and in what order. */
public final class ContainerFilter {

    /** By what they are doing. */
    @SuppressWarnings("ImmutableEnumChecker") // References to methods hold no state.
    public enum States {
        ALL(item -> true),
        RUNNING(ContainerItem::runs),
        LOCKED(ContainerItem::locked),
        STOPPED(ContainerItem::startable);

        private final Predicate<ContainerItem> test;

        States(Predicate<ContainerItem> test) {
            this.test = test;
        }
    }

    /** What comes first. */
    @SuppressWarnings("ImmutableEnumChecker") // References to methods hold no state.
    public enum Order {
        NAME(Comparator.comparing(ContainerItem::name)),
        STATE(Comparator.comparingInt(Order::rank).thenComparing(ContainerItem::name)),
        NEWEST(Comparator.comparing((ContainerItem item) -> item.container().createdAt())
                .reversed()
                .thenComparing(ContainerItem::name));

        private final Comparator<ContainerItem> comparator;

        Order(Comparator<ContainerItem> comparator) {
            this.comparator = comparator;
        }

        private static int rank(ContainerItem item) {
            return switch (item.state()) {
                case RUNNING, CHANGING -> 0;
                case FROZEN -> 1;
                case ERROR -> 2;
                case STOPPED -> 3;
            };
        }
    }

    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<States> states = new SimpleObjectProperty<>(States.ALL);
    private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.NAME);
    private final FilteredList<ContainerItem> filtered;
    private final SortedList<ContainerItem> listed;

    public ContainerFilter(ObservableList<ContainerItem> all) {
        filtered = new FilteredList<>(all);
        listed = new SortedList<>(filtered, order.get().comparator);
        search.subscribe(this::apply);
        states.subscribe(this::apply);
        order.subscribe(now -> listed.setComparator(now.comparator));
    }

    /** Words, each of which has to be found in the name, the image or the address. */
    public StringProperty searchProperty() {
        return search;
    }

    public ObjectProperty<States> statesProperty() {
        return states;
    }

    public ObjectProperty<Order> orderProperty() {
        return order;
    }

    /** What is left of them, in order. */
    public ObservableList<ContainerItem> listed() {
        return listed;
    }

    /** Whether any are left out. */
    public boolean active() {
        return states.get() != States.ALL || !search.get().isBlank();
    }

    public void clear() {
        search.set("");
        states.set(States.ALL);
    }

    private void apply() {
        String[] words = search.get().strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
        States wanted = states.get();
        filtered.setPredicate(item -> wanted.test.test(item) && contains(item.container(), words));
    }

    private static boolean contains(Container container, String[] words) {
        String text = (container.name() + " " + container.image() + " " + container.ipv4()).toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
