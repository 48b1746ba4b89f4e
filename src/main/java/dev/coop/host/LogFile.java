package dev.coop.host;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where what the user need not read goes: JSON lines in {@code logs/coop.log} of the data folder, 10 MB and three older
 * files. Logback finds this class by its service file, when the first logger is made; nothing is ever logged to the
 * terminal, which belongs to the command's own output.
 */
public final class LogFile extends ContextAwareBase implements Configurator {
    private static final String SIZE = "10MB";
    private static final int OLDER_FILES = 3;

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        // It says on every redraw what is no fault: "Attempt to get line out of bounds".
        context.getLogger("com.techsenger.jeditermfx").setLevel(Level.OFF);
        // What it sends holds codes.
        context.getLogger("org.freedesktop.dbus").setLevel(Level.OFF);
        try {
            Path data = Folders.from(System.getenv(), Path.of(System.getProperty("user.home")))
                    .data();
            Folders.makePrivate(data);
            root.addAppender(appender(context, Folders.makePrivate(data.resolve("logs"))));
        } catch (IOException _) {
            // Without a place for it there is no log; what the user must know does not go this way.
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path folder) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(folder.resolve("coop.log").toString());

        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.start();
        appender.setEncoder(encoder);

        FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(appender);
        window.setFileNamePattern(folder.resolve("coop.%i.log.gz").toString());
        window.setMinIndex(1);
        window.setMaxIndex(OLDER_FILES);
        window.start();
        appender.setRollingPolicy(window);

        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(FileSize.valueOf(SIZE));
        size.start();
        appender.setTriggeringPolicy(size);
        appender.start();
        return appender;
    }
}
