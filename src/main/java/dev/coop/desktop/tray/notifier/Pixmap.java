package dev.coop.desktop.tray.notifier;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;

/** A picture: its pixels are four bytes each, alpha, red, green and blue. */
@SuppressWarnings("UnusedVariable") // The library reads the fields.
public final class Pixmap extends Struct {
    @Position(0)
    private final int width;

    @Position(1)
    private final int height;

    @Position(2)
    private final byte[] pixels;

    Pixmap(int width, int height, byte[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }
}
