package dev.coop;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.coop.core.failure.CoopException;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.Settings;
import dev.coop.core.settings.SettingsService;
import dev.coop.host.Folders;
import dev.coop.host.log.Log;
import dev.coop.host.log.LogAppender;
import dev.coop.host.log.RotatingFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Where what the user need not read goes. Logback finds this class by its service file, when the first logger is made;
 * nothing is ever logged to the terminal, which belongs to the command's own output.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Map<String, String> environment = System.getenv();
        Folders folders = Folders.from(environment, Path.of(System.getProperty("user.home")));
        Settings settings = settings(new SettingsService(folders.config(), environment)::load);
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        context.getLogger("dev.coop").setLevel(settings.get(Setting.LOG_DEBUG) ? Level.DEBUG : Level.INFO);
        // It says on every redraw what is no fault: "Attempt to get line out of bounds".
        context.getLogger("com.techsenger.jeditermfx").setLevel(Level.OFF);
        // What it sends holds codes.
        context.getLogger("org.freedesktop.dbus").setLevel(Level.OFF);
        LogAppender appender = new LogAppender(log(folders, settings, environment));
        appender.setContext(context);
        appender.start();
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(appender);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** Lets Coop's own loggers say more. It takes Logback's start. */
    static void debug() {
        if (LoggerFactory.getLogger("dev.coop") instanceof Logger logger) {
            logger.setLevel(Level.DEBUG);
        }
    }

    /** The log that all processes of Coop share. Making it touches no file. */
    static Log log(Folders folders, Settings settings, Map<String, String> environment) {
        return new Log(
                new RotatingFile(
                        folders.data().resolve("logs"),
                        "coop",
                        new RotatingFile.Limits(
                                settings.get(Setting.LOG_MAX_SIZE_MB) * 1_000_000L,
                                settings.get(Setting.LOG_MAX_BACKUPS),
                                Duration.ofDays(settings.get(Setting.LOG_MAX_AGE_DAYS)),
                                settings.get(Setting.LOG_COMPRESS))),
                environment);
    }

    /** The defaults when they are broken: that must be logged, too. */
    static Settings settings(Supplier<Settings> reader) {
        try {
            return reader.get();
        } catch (CoopException _) {
            return Settings.DEFAULTS;
        }
    }
}
