package dev.coop.desktop.tray.notifier;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** A menu on the bus. The library wants it public; its names are those of the specification. */
@DBusInterfaceName(DBusMenu.NAME)
@SuppressWarnings({"MemberName", "UnusedVariable"}) // The library reads the fields.
public interface DBusMenu extends DBusInterface {
    String NAME = "com.canonical.dbusmenu";
    String PATH = "/MenuBar";

    /** @param depth how many levels of children; -1 for all */
    Pair<UInt32, Node> GetLayout(int parent, int depth, List<String> properties);

    List<NodeProperties> GetGroupProperties(List<Integer> ids, List<String> properties);

    Variant<?> GetProperty(int id, String name);

    void Event(int id, String event, Variant<?> data, UInt32 timestamp);

    List<Integer> EventGroup(List<NodeEvent> events);

    boolean AboutToShow(int id);

    Pair<List<Integer>, List<Integer>> AboutToShowGroup(List<Integer> ids);

    /** There are other entries. */
    final class LayoutUpdated extends DBusSignal {
        public LayoutUpdated(String path, UInt32 revision, int parent) throws DBusException {
            super(path, revision, parent);
        }
    }

    /** The entries are the same, and say something else. */
    final class ItemsPropertiesUpdated extends DBusSignal {
        public ItemsPropertiesUpdated(String path, List<NodeProperties> updated, List<RemovedProperties> removed)
                throws DBusException {
            super(path, updated, removed);
        }
    }

    /** Two answers to one question. */
    final class Pair<A, B> extends Tuple {
        @Position(0)
        private final A first;

        @Position(1)
        private final B second;

        public Pair(A first, B second) {
            this.first = first;
            this.second = second;
        }

        public A first() {
            return first;
        }

        public B second() {
            return second;
        }
    }

    /** An entry with what is below it. */
    final class Node extends Struct {
        static final String SIGNATURE = "(ia{sv}av)";

        @Position(0)
        private final int id;

        @Position(1)
        private final Map<String, Variant<?>> properties;

        @Position(2)
        private final List<Variant<?>> children;

        public Node(int id, Map<String, Variant<?>> properties, List<Variant<?>> children) {
            this.id = id;
            this.properties = properties;
            this.children = children;
        }
    }

    /** An entry alone. */
    final class NodeProperties extends Struct {
        @Position(0)
        private final int id;

        @Position(1)
        private final Map<String, Variant<?>> properties;

        public NodeProperties(int id, Map<String, Variant<?>> properties) {
            this.id = id;
            this.properties = properties;
        }
    }

    /** What an entry has no more. */
    final class RemovedProperties extends Struct {
        @Position(0)
        private final int id;

        @Position(1)
        private final List<String> properties;

        public RemovedProperties(int id, List<String> properties) {
            this.id = id;
            this.properties = properties;
        }
    }

    /** What somebody did to an entry. */
    final class NodeEvent extends Struct {
        @Position(0)
        private final int id;

        @Position(1)
        private final String event;

        @Position(2)
        private final Variant<?> data;

        @Position(3)
        private final UInt32 timestamp;

        public NodeEvent(int id, String event, Variant<?> data, UInt32 timestamp) {
            this.id = id;
            this.event = event;
            this.data = data;
            this.timestamp = timestamp;
        }

        int id() {
            return id;
        }

        String event() {
            return event;
        }
    }
}
