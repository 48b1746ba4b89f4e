package dev.coop.host.notification;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** What Coop calls of the Desktop Notifications Specification. Its names are the methods' on the bus. */
@DBusInterfaceName(NotificationsInterface.NAME)
@SuppressWarnings({"checkstyle:methodname", "MemberName"})
interface NotificationsInterface extends DBusInterface {
    String NAME = "org.freedesktop.Notifications";
    String PATH = "/org/freedesktop/Notifications";

    List<String> GetCapabilities();

    UInt32 Notify(
            String application,
            UInt32 replaces,
            String icon,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int timeout);

    void CloseNotification(UInt32 id);
}
