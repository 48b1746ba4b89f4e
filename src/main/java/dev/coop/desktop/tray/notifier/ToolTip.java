package dev.coop.desktop.tray.notifier;

import java.util.List;
import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/** What a panel says when the mouse rests on the icon. */
@SuppressWarnings("UnusedVariable") // The library reads the fields.
public final class ToolTip extends Struct {
    @Position(0)
    private final String icon = "";

    @Position(1)
    private final List<Pixmap> pixmaps = List.of();

    @Position(2)
    private final String title;

    @Position(3)
    private final String text;

    ToolTip(String title, String text) {
        this.title = title;
        this.text = text;
    }
}
