package dev.coop.desktop.toolkit;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Timer;
import com.sun.javafx.tk.Toolkit;
import java.lang.reflect.Field;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The beat at which JavaFX looks for something to draw. */
public final class Pulses {
    private static final Logger LOG = LoggerFactory.getLogger(Pulses.class);
    private static final int SECOND = 1000;

    private Pulses() {}

    /**
     * Lets it stop while there is nothing to draw, where JavaFX cannot do that by itself, which is on Linux. Without the
     * permission of the start script's options all stays as it is. JavaFX thread, after the toolkit has started.
     */
    public static void rest() {
        try {
            Toolkit toolkit = Toolkit.getToolkit();
            Field field = timerOf(toolkit);
            if (field.get(toolkit) instanceof Timer timer
                    && timer.getClass().getSimpleName().equals("GtkTimer")) {
                replace(toolkit, field, timer);
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError changed) {
            LOG.info("JavaFX keeps its own timer", changed);
        }
    }

    private static Field timerOf(Toolkit toolkit) throws ReflectiveOperationException {
        Field field = toolkit.getClass().getDeclaredField("pulseTimer");
        field.setAccessible(true);
        return field;
    }

    private static void replace(Toolkit toolkit, Field field, Timer timer) throws ReflectiveOperationException {
        Field runnable = Timer.class.getDeclaredField("runnable");
        runnable.setAccessible(true);
        Timer resting = new RestingTimer((Runnable) runnable.get(timer), Application.GetApplication()::createTimer);
        synchronized (toolkit) {
            timer.stop();
            field.set(toolkit, resting);
            resting.start(SECOND / toolkit.getRefreshRate());
        }
    }
}
