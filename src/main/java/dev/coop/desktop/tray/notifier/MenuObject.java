package dev.coop.desktop.tray.notifier;

import dev.coop.desktop.tray.model.MenuEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.freedesktop.dbus.errors.PropertyReadOnly;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** The menu, as panels ask for it. The number of an entry never becomes another's: a late click cannot hit a wrong one. */
final class MenuObject implements DBusMenu, Properties {
    private static final int ROOT = 0;

    private final Consumer<String> clicked;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, MenuEntry> entries = new LinkedHashMap<>();
    private List<MenuEntry> menu = List.of();
    private int revision = 1;

    MenuObject(List<MenuEntry> first, Consumer<String> clicked) {
        this.clicked = clicked;
        put(first);
    }

    private void put(List<MenuEntry> now) {
        menu = now;
        entries.clear();
        now.forEach(this::index);
    }

    private void index(MenuEntry entry) {
        entries.put(number(entry), entry);
        entry.children().forEach(this::index);
    }

    private int number(MenuEntry entry) {
        return numbers.computeIfAbsent(entry.key(), _ -> numbers.size() + 1);
    }

    /** @return what panels are to be told */
    synchronized List<DBusSignal> show(List<MenuEntry> now) throws DBusException {
        Map<Integer, MenuEntry> before = Map.copyOf(entries);
        List<Integer> order = List.copyOf(entries.keySet());
        put(now);
        revision++;
        if (!order.equals(List.copyOf(entries.keySet()))) {
            return List.of(new LayoutUpdated(PATH, new UInt32(revision), ROOT));
        }
        List<NodeProperties> changed = new ArrayList<>();
        entries.forEach((number, entry) -> {
            Map<String, Variant<?>> properties = properties(entry);
            if (!properties.equals(properties(Objects.requireNonNull(before.get(number))))) {
                changed.add(new NodeProperties(number, properties));
            }
        });
        return changed.isEmpty() ? List.of() : List.of(new ItemsPropertiesUpdated(PATH, changed, List.of()));
    }

    private static Map<String, Variant<?>> properties(MenuEntry entry) {
        if (entry.kind() == MenuEntry.Kind.SEPARATOR) {
            return Map.of("type", new Variant<>("separator"));
        }
        Map<String, Variant<?>> all = new HashMap<>();
        // A single one would underline the letter behind it.
        all.put("label", new Variant<>(entry.text().replace("_", "__")));
        all.put("enabled", new Variant<>(entry.enabled()));
        if (!entry.children().isEmpty()) {
            all.put("children-display", new Variant<>("submenu"));
        }
        if (entry.kind() != MenuEntry.Kind.ITEM) {
            all.put("toggle-type", new Variant<>("checkmark"));
            all.put("toggle-state", new Variant<>(entry.kind() == MenuEntry.Kind.CHECKED ? 1 : 0));
        }
        return all;
    }

    private static Map<String, Variant<?>> properties(MenuEntry entry, List<String> wanted) {
        Map<String, Variant<?>> all = properties(entry);
        if (wanted.isEmpty()) {
            return all;
        }
        Map<String, Variant<?>> some = new HashMap<>(all);
        some.keySet().retainAll(wanted);
        return some;
    }

    private MenuEntry entry(int id) {
        MenuEntry found = entries.get(id);
        if (found == null) {
            throw new DBusExecutionException("There is no such entry");
        }
        return found;
    }

    @Override
    public synchronized Pair<UInt32, Node> GetLayout(int parent, int depth, List<String> properties) {
        Node node = parent == ROOT
                ? new Node(ROOT, Map.of("children-display", new Variant<>("submenu")), nodes(menu, depth, properties))
                : node(entry(parent), depth, properties);
        return new Pair<>(new UInt32(revision), node);
    }

    private Node node(MenuEntry entry, int depth, List<String> wanted) {
        return new Node(number(entry), properties(entry, wanted), nodes(entry.children(), depth, wanted));
    }

    private List<Variant<?>> nodes(List<MenuEntry> children, int depth, List<String> wanted) {
        List<Variant<?>> nodes = new ArrayList<>();
        if (depth != 0) {
            children.forEach(child -> nodes.add(new Variant<>(node(child, depth - 1, wanted), Node.SIGNATURE)));
        }
        return nodes;
    }

    @Override
    public synchronized List<NodeProperties> GetGroupProperties(List<Integer> ids, List<String> properties) {
        List<NodeProperties> found = new ArrayList<>();
        entries.forEach((number, entry) -> {
            if (ids.isEmpty() || ids.contains(number)) {
                found.add(new NodeProperties(number, properties(entry, properties)));
            }
        });
        return found;
    }

    @Override
    public synchronized Variant<?> GetProperty(int id, String name) {
        Variant<?> value = properties(entry(id)).get(name);
        if (value == null) {
            throw new DBusExecutionException("The entry has no such property");
        }
        return value;
    }

    @Override
    public void Event(int id, String event, Variant<?> data, UInt32 timestamp) {
        if (event.equals("clicked")) {
            click(id);
        }
    }

    private void click(int id) {
        MenuEntry entry;
        synchronized (this) {
            entry = entry(id);
        }
        if (entry.enabled() && entry.children().isEmpty()) {
            clicked.accept(entry.key());
        }
    }

    @Override
    public List<Integer> EventGroup(List<NodeEvent> events) {
        List<Integer> unknown = new ArrayList<>();
        for (NodeEvent event : events) {
            try {
                Event(event.id(), event.event(), new Variant<>(0), new UInt32(0));
            } catch (DBusExecutionException _) {
                unknown.add(event.id());
            }
        }
        return unknown;
    }

    @Override
    public boolean AboutToShow(int id) {
        // It is always as it should be.
        return false;
    }

    @Override
    public Pair<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids) {
        return new Pair<>(List.of(), List.of());
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // The library says so, null too.
    public <A> A Get(String type, String property) {
        return (A) GetAll(type).get(property);
    }

    @Override
    public <A> void Set(String type, String property, A value) {
        throw new PropertyReadOnly(property);
    }

    @Override
    public Map<String, Variant<?>> GetAll(String type) {
        return type.equals(NAME)
                ? Map.of(
                        "Version", new Variant<>(new UInt32(3)),
                        "TextDirection", new Variant<>("ltr"),
                        "Status", new Variant<>("normal"),
                        "IconThemePath", new Variant<>(List.of(), "as"))
                : Map.of();
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }
}
