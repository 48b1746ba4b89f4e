package dev.coop.host.notification;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;

/** Whether the screen of a Linux desktop is locked, as far as it tells. One that does not tell is taken for open. */
final class ScreenLock {
    private static final Path SYSTEM_BUS = Path.of("/run/dbus/system_bus_socket");
    private static final String LOGIN = "org.freedesktop.login1";

    private final DBusConnection session;
    private final DBus bus;

    ScreenLock(DBusConnection session, DBus bus) {
        this.session = session;
        this.bus = bus;
    }

    boolean isLocked() throws DBusException {
        ScreenSaverInterfaces.Gnome gnome = session.getRemoteObject(
                ScreenSaverInterfaces.Gnome.NAME, ScreenSaverInterfaces.Gnome.PATH, ScreenSaverInterfaces.Gnome.class);
        ScreenSaverInterfaces.Freedesktop other = session.getRemoteObject(
                ScreenSaverInterfaces.Freedesktop.NAME,
                ScreenSaverInterfaces.Freedesktop.PATH,
                ScreenSaverInterfaces.Freedesktop.class);
        return says(bus, ScreenSaverInterfaces.Gnome.NAME, gnome::GetActive)
                || says(bus, ScreenSaverInterfaces.Freedesktop.NAME, other::GetActive)
                || loginSaysLocked();
    }

    /** Asks only who is there: asking must not start a screen saver. */
    private static boolean says(DBus bus, String name, BooleanSupplier question) {
        try {
            return bus.NameHasOwner(name) && question.getAsBoolean();
        } catch (DBusExecutionException _) {
            // It has that name and does not know the question, as some have.
            return false;
        }
    }

    private static boolean loginSaysLocked() {
        if (!Files.exists(SYSTEM_BUS)) {
            return false;
        }
        try (DBusConnection system = DBusConnectionBuilder.forAddress("unix:path=" + SYSTEM_BUS)
                .withShared(false)
                .build()) {
            DBus bus = system.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
            if (!Arrays.asList(bus.ListNames()).contains(LOGIN)) {
                return false;
            }
            Properties properties =
                    system.getRemoteObject(LOGIN, "/org/freedesktop/login1/session/auto", Properties.class);
            return Boolean.TRUE.equals(properties.<Object>Get(LOGIN + ".Session", "LockedHint"));
        } catch (DBusException | DBusExecutionException | java.io.IOException _) {
            // No session, or none that knows: then the session bus's word counts.
            return false;
        }
    }
}
