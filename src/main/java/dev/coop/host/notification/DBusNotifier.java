package dev.coop.host.notification;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** Notifications by {@code org.freedesktop.Notifications} on the session bus. */
final class DBusNotifier implements Notifier {
    /** For all calls together: a service that does not answer shows nothing either. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final byte CRITICAL = 2;

    private final Map<String, String> environment;

    DBusNotifier(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Posted post(char[] title, String body, Duration time) throws NotShownException, InterruptedException {
        return patiently(() -> call(title, body, time));
    }

    @Override
    public void require() throws NotShownException, InterruptedException {
        var _ = patiently(() -> {
            DBusConnection connection = SessionBus.connect(environment);
            try {
                requireService(bus(connection));
                return true;
            } finally {
                connection.disconnect();
            }
        });
    }

    private static <T> T patiently(Callable<T> calls) throws NotShownException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(calls);
        Thread thread = Thread.ofVirtual().name("notification").start(task);
        try {
            return task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new NotShownException(
                    "the notification service does not answer", "restart the desktop's notifications and try again");
        } catch (ExecutionException failed) {
            // What the service says may repeat what it was told, so that is not passed on.
            throw failed.getCause() instanceof NotShownException known
                    ? known
                    : new NotShownException(
                            "the notification service refuses it",
                            "see that the desktop's notifications work: notify-send test");
        } finally {
            thread.interrupt();
        }
    }

    private static DBus bus(DBusConnection connection) throws DBusException {
        return connection.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
    }

    private Posted call(char[] title, String body, Duration time) throws NotShownException, DBusException {
        DBusConnection connection = SessionBus.connect(environment);
        boolean shown = false;
        try {
            DBus bus = bus(connection);
            requireService(bus);
            if (new ScreenLock(connection, bus).isLocked()) {
                throw NotShownException.locked();
            }
            NotificationsInterface service = connection.getRemoteObject(
                    NotificationsInterface.NAME, NotificationsInterface.PATH, NotificationsInterface.class);
            UInt32 id = notify(service, title, body, time);
            shown = true;
            return () -> close(connection, service, id);
        } finally {
            if (!shown) {
                connection.disconnect();
            }
        }
    }

    private static void requireService(DBus bus) throws NotShownException {
        boolean there = bus.NameHasOwner(NotificationsInterface.NAME)
                || Arrays.asList(bus.ListActivatableNames()).contains(NotificationsInterface.NAME);
        if (!there) {
            throw new NotShownException(
                    "this desktop has no notification service", "start one, such as dunst, and try again");
        }
    }

    private static UInt32 notify(NotificationsInterface service, char[] title, String body, Duration time)
            throws NotShownException {
        List<String> capabilities = service.GetCapabilities();
        if (!capabilities.contains("body")) {
            throw new NotShownException(
                    "the notification service shows titles only, and not what the code opens",
                    "use another notification service");
        }
        Map<String, Variant<?>> hints = Map.of(
                "urgency", new Variant<>(CRITICAL),
                "transient", new Variant<>(true));
        return service.Notify(
                "Coop",
                new UInt32(0),
                "dialog-password",
                // The library takes nothing else: this String is garbage as soon as the call returns.
                new String(title),
                capabilities.contains("body-markup") ? escaped(body) : body,
                List.of(),
                hints,
                Math.toIntExact(time.toMillis()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void close(DBusConnection connection, NotificationsInterface service, UInt32 id) {
        try {
            service.CloseNotification(id);
        } catch (DBusExecutionException _) {
            // The person closed it, or its time was over.
        } finally {
            connection.disconnect();
        }
    }
}
