package dev.coop.desktop;

import dev.coop.desktop.service.DesktopServices;
import dev.coop.desktop.task.VirtualThreadTasks;
import javafx.application.Application;
import javafx.application.Platform;

/** The door to the desktop. */
public final class Desktop {
    private Desktop() {}

    /**
     * Opens the window and returns when it has been closed and all that it had under way has ended. At most once in a
     * program's life. An interrupt closes the window.
     */
    public static void launch(DesktopServices services) {
        // Closed here and not when the window stops: on a signal JavaFX takes itself down, and may never stop the
        // window,
        // while what is half-made is still to be taken back.
        try (VirtualThreadTasks tasks = new VirtualThreadTasks()) {
            DesktopApp.handOver(services, tasks);
            Application.launch(DesktopApp.class);
        } catch (RuntimeException ended) {
            if (!(ended.getCause() instanceof InterruptedException)) {
                throw ended;
            }
            Platform.exit();
        }
    }
}
