package dev.coop.host.notification;

import dev.coop.host.SessionBusAddress;
import java.util.Map;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

/** The bus of the user's desktop. */
final class SessionBus {
    private static final String HINT = "try again in a terminal of your desktop, or in Coop's window";

    private SessionBus() {}

    static DBusConnection connect(Map<String, String> environment) throws NotShownException {
        try {
            return DBusConnectionBuilder.forAddress(address(environment))
                    .withShared(false)
                    .build();
        } catch (DBusException | RuntimeException unreachable) {
            // An address may also be malformed, or of a kind that there is no transport for.
            throw new NotShownException("the desktop's D-Bus cannot be reached", HINT);
        }
    }

    private static String address(Map<String, String> environment) throws NotShownException {
        return SessionBusAddress.find(environment)
                .orElseThrow(() -> new NotShownException("there is no desktop session here that could show it", HINT));
    }
}
