package dev.coop.host.notification;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** The two names under which desktops tell whether their screen is locked. */
final class ScreenSaverInterfaces {
    private ScreenSaverInterfaces() {}

    @DBusInterfaceName(Freedesktop.NAME)
    interface Freedesktop extends DBusInterface {
        String NAME = "org.freedesktop.ScreenSaver";
        String PATH = "/org/freedesktop/ScreenSaver";

        @SuppressWarnings("MemberName")
        boolean GetActive();
    }

    @DBusInterfaceName(Gnome.NAME)
    interface Gnome extends DBusInterface {
        String NAME = "org.gnome.ScreenSaver";
        String PATH = "/org/gnome/ScreenSaver";

        @SuppressWarnings("MemberName")
        boolean GetActive();
    }
}
