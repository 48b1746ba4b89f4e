package dev.coop.desktop;

import javafx.application.Application;

/** The door to the desktop. */
public final class Desktop {
    private Desktop() {}

    /**
     * Opens the window and returns when it has been closed and all that it had under way has ended. At most once in a
     * program's life.
     */
    public static void launch(DesktopServices services) {
        DesktopApp.handOver(services);
        Application.launch(DesktopApp.class);
    }
}
