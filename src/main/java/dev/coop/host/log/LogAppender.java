package dev.coop.host.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.Map;

/** Brings what is logged by SLF4J to the log. */
public final class LogAppender extends AppenderBase<ILoggingEvent> {
    private final Log log;

    public LogAppender(Log log) {
        this.log = log;
    }

    @Override
    protected void append(ILoggingEvent event) {
        log.write(new Entry(
                event.getInstant(),
                level(event.getLevel()),
                event.getLoggerName(),
                event.getFormattedMessage(),
                Map.of(),
                event.getThrowableProxy() instanceof ThrowableProxy proxy ? proxy.getThrowable() : null));
    }

    private static Entry.Level level(Level level) {
        if (level.isGreaterOrEqual(Level.ERROR)) {
            return Entry.Level.ERROR;
        }
        if (level.isGreaterOrEqual(Level.WARN)) {
            return Entry.Level.WARN;
        }
        return level.isGreaterOrEqual(Level.INFO) ? Entry.Level.INFO : Entry.Level.DEBUG;
    }
}
