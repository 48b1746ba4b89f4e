package dev.coop.core.failure;

import dev.coop.core.failure.CoopException.Kind;
import dev.coop.host.Os;
import dev.coop.incus.CancelledException;
import dev.coop.incus.ConflictException;
import dev.coop.incus.ConnectionException;
import dev.coop.incus.Endpoint;
import dev.coop.incus.IncusException;
import dev.coop.incus.NotFoundException;
import dev.coop.incus.OperationFailedException;
import dev.coop.incus.RefusedException;
import dev.coop.incus.TimeLimitException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Says in a user's words what went wrong at Incus. */
public final class IncusFailures {
    private IncusFailures() {}

    /** Runs calls to Incus; what they throw comes out as a {@link CoopException}. */
    public static <T> T translating(Supplier<T> calls) {
        try {
            return calls.get();
        } catch (IncusException failure) {
            throw translate(failure);
        }
    }

    /** As {@link #translating(Supplier)}, for calls without a result. */
    public static void translating(Runnable calls) {
        translating(() -> {
            calls.run();
            return true;
        });
    }

    public static CoopException translate(IncusException failure) {
        return switch (failure) {
            case ConnectionException connection -> noConnection(connection);
            case CancelledException _ -> new CoopException(Kind.INTERRUPTED, "Cancelled", "", failure);
            case NotFoundException _ -> new CoopException(Kind.WRONG_STATE, sentence(failure), "", failure);
            case ConflictException _ -> new CoopException(Kind.WRONG_STATE, sentence(failure), "", failure);
            case TimeLimitException _ ->
                new CoopException(
                        Kind.ERROR, sentence(failure), "see what Incus is doing with: incus operation list", failure);
            case RefusedException refused -> refused(refused);
            case OperationFailedException operation -> operationFailed(operation);
        };
    }

    private static CoopException noConnection(ConnectionException failure) {
        String reason = failure.reason();
        String hint;
        if (reason.contains("may not open")) {
            hint = "join the group that may, with: sudo usermod -aG incus-admin \"$USER\", then log in again";
        } else if (failure.endpoint() instanceof Endpoint.UnixSocket(List<Path> places) && places.size() == 1) {
            // Coop looks in several places by itself, so the user named this one.
            hint = "see whether COOP_INCUS_SOCKET, or incus_socket in the settings, names the right socket";
        } else if (Os.current() == Os.MACOS) {
            hint = "see to its virtual machine with: coop vm start";
        } else if (reason.contains("no socket")) {
            hint = "install and start Incus, then run: coop init";
        } else {
            hint = "start it with: sudo systemctl start incus.socket incus.service";
        }
        return new CoopException(Kind.NO_CONNECTION, "Incus does not answer: " + reason, hint, failure);
    }

    private static CoopException refused(RefusedException failure) {
        if (isDiskFull(failure.reason())) {
            return diskFull(failure);
        }
        if (failure.code() == 403) {
            return new CoopException(
                    Kind.ERROR,
                    "Incus does not allow this: " + failure.reason(),
                    "join the group incus-admin, then log in again",
                    failure);
        }
        return new CoopException(Kind.ERROR, "Incus refused: " + failure.reason(), "", failure);
    }

    private static CoopException operationFailed(OperationFailedException failure) {
        String reason = failure.reason();
        if (isDiskFull(reason)) {
            return diskFull(failure);
        }
        if (reason.contains("already exists")) {
            return new CoopException(Kind.WRONG_STATE, sentence(failure), "", failure);
        }
        return new CoopException(Kind.ERROR, "Incus could not do it: " + reason, "", failure);
    }

    private static boolean isDiskFull(String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        return lower.contains("no space left") || lower.contains("disk quota exceeded");
    }

    private static CoopException diskFull(IncusException failure) {
        return new CoopException(
                Kind.ERROR,
                "There is no space left in Incus's storage pool",
                "delete containers, snapshots or images that you no longer need, or enlarge the pool",
                failure);
    }

    private static String sentence(IncusException failure) {
        String reason = failure.reason();
        return reason.isEmpty() ? reason : reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1);
    }
}
