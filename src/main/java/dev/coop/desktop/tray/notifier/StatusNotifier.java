package dev.coop.desktop.tray.notifier;

import dev.coop.desktop.tray.model.TrayView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Coop's icon in the panel of a Linux desktop, for as long as there is a panel that shows such icons. */
public final class StatusNotifier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusNotifier.class);

    private final DBusConnection connection;
    private final DBus bus;
    private final String name;
    private final ItemObject item;
    private final MenuObject menu;
    private final Listener listener;

    /** Held while a watcher is asked, which may take its time: nothing that is not to wait takes it. */
    private final Object asking = new Object();

    private @Nullable String watcher;
    private boolean there;
    private volatile boolean closed;

    /** Hears, on any thread, what becomes of the icon. */
    public interface Listener {
        /** A panel shows it from now on, or none does any more. */
        void there(boolean there);

        void activated();

        /** @param key of the entry of the menu */
        void clicked(String key);
    }

    private StatusNotifier(String address, TrayView first, Listener listener) throws DBusException {
        this.listener = listener;
        item = new ItemObject(first, listener::activated);
        menu = new MenuObject(first.menu(), listener::clicked);
        name = StatusNotifierItem.NAME + "-" + ProcessHandle.current().pid() + "-1";
        connection = DBusConnectionBuilder.forAddress(address)
                .withShared(false)
                .withDisconnectCallback(new IDisconnectCallback() {
                    @Override
                    public void disconnectOnError(IOException problem) {
                        tell(false);
                    }
                })
                .build();
        bus = connection.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
    }

    /** Puts the icon on the bus, for panels that come. Those that are there already, {@link #look} finds. */
    public static StatusNotifier open(String address, TrayView first, Listener listener) throws DBusException {
        StatusNotifier opened = new StatusNotifier(address, first, listener);
        try {
            opened.start();
        } catch (DBusException | RuntimeException failure) {
            opened.close();
            throw failure;
        }
        return opened;
    }

    private void start() throws DBusException {
        connection.exportObject(item);
        connection.exportObject(menu);
        connection.requestBusName(name);
        connection.<DBus.NameOwnerChanged>addSigHandler(
                DBusMatchRuleBuilder.create()
                        .withType(DBus.NameOwnerChanged.class)
                        // A bus tells of each program that comes and goes: only this one is worth waking up for.
                        .withArg0123(0, StatusNotifierWatcher.NAME)
                        .build(),
                _ -> look());
        connection.addSigHandler(StatusNotifierWatcher.StatusNotifierHostRegistered.class, _ -> look());
        connection.addSigHandler(StatusNotifierWatcher.StatusNotifierHostUnregistered.class, _ -> look());
    }

    /** Makes the icon known to a watcher that does not know it yet, and finds out whether a panel shows it. Waits for its answer. */
    public void look() {
        synchronized (asking) {
            if (!closed) {
                ask();
            }
        }
    }

    private void ask() {
        try {
            String owner =
                    bus.NameHasOwner(StatusNotifierWatcher.NAME) ? bus.GetNameOwner(StatusNotifierWatcher.NAME) : null;
            if (owner != null && !owner.equals(watcher)) {
                connection
                        .getRemoteObject(owner, StatusNotifierWatcher.PATH, StatusNotifierWatcher.class)
                        .RegisterStatusNotifierItem(name);
            }
            watcher = owner;
            tell(owner != null && hasHost(owner));
        } catch (DBusException | DBusExecutionException gone) {
            LOG.info("The tray does not answer: {}", gone.getMessage());
            watcher = null;
            tell(false);
        }
    }

    private boolean hasHost(String owner) throws DBusException {
        Properties properties = connection.getRemoteObject(owner, StatusNotifierWatcher.PATH, Properties.class);
        return Boolean.TRUE.equals(
                properties.<Object>Get(StatusNotifierWatcher.NAME, "IsStatusNotifierHostRegistered"));
    }

    private synchronized void tell(boolean now) {
        if (now != there) {
            there = now;
            listener.there(now);
        }
    }

    /** Shows another state, and another menu. Does not wait. */
    public synchronized void show(TrayView view) {
        if (closed) {
            return;
        }
        try {
            List<DBusSignal> signals = new ArrayList<>(item.show(view));
            signals.addAll(menu.show(view.menu()));
            signals.forEach(connection::sendMessage);
        } catch (DBusException | DBusExecutionException gone) {
            LOG.info("The tray cannot be told: {}", Objects.toString(gone.getMessage()));
        }
    }

    /** Takes the icon away. */
    @Override
    public void close() {
        closed = true;
        connection.disconnect();
    }
}
