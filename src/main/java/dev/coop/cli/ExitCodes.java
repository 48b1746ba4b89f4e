package dev.coop.cli;

import dev.coop.core.failure.CoopException;

/** What a script can tell from how a command ended. */
public final class ExitCodes {
    public static final int OK = 0;
    public static final int ERROR = 1;
    public static final int USAGE = 2;
    public static final int NO_CONNECTION = 3;
    public static final int WRONG_STATE = 4;
    public static final int NOT_AUTHORIZED = 5;
    public static final int INTERRUPTED = 130;

    private ExitCodes() {}

    static int of(CoopException.Kind kind) {
        return switch (kind) {
            case ERROR, TIME_LIMIT -> ERROR;
            case USAGE -> USAGE;
            case NO_CONNECTION -> NO_CONNECTION;
            case WRONG_STATE -> WRONG_STATE;
            case NOT_AUTHORIZED -> NOT_AUTHORIZED;
            case INTERRUPTED -> INTERRUPTED;
        };
    }
}
