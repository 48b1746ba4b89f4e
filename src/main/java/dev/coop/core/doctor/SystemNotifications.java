package dev.coop.core.doctor;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.host.Os;
import dev.coop.host.ProgramCall;
import dev.coop.host.ProgramPath;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the system's own programs: on Linux whether anybody on the session's D-Bus shows notifications, or would be started
 * for one; on macOS whether there is osascript.
 */
public final class SystemNotifications implements NotificationProbe {
    private static final String SERVICE = "org.freedesktop.Notifications";
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final ProgramPath path;
    private final Os os;

    public SystemNotifications(ProgramPath path, Os os) {
        this.path = path;
        this.os = os;
    }

    @Override
    public void require() throws InterruptedException {
        if (os == Os.MACOS) {
            if (path.find("osascript").isEmpty()) {
                throw none("the program osascript is not there", "see whether /usr/bin is on your PATH");
            }
            return;
        }
        Path dbusSend = path.find("dbus-send")
                .orElseThrow(() -> none("the program dbus-send is not there to ask", "install the package dbus-bin"));
        boolean shown = ask(dbusSend, "NameHasOwner", "string:" + SERVICE).contains("boolean true")
                || ask(dbusSend, "ListActivatableNames").contains(SERVICE);
        if (!shown) {
            throw none(
                    "no program shows notifications in this session", "start one, such as your desktop's own or dunst");
        }
    }

    private String ask(Path dbusSend, String method, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                dbusSend.toString(),
                "--session",
                "--print-reply=literal",
                "--dest=org.freedesktop.DBus",
                "/org/freedesktop/DBus",
                "org.freedesktop.DBus." + method));
        command.addAll(List.of(arguments));
        Optional<String> reply;
        try {
            ProgramCall.Result result = new ProgramCall(command, Map.of(), LIMIT).run();
            reply = result.succeeded() ? Optional.of(result.out()) : Optional.empty();
        } catch (IOException _) {
            reply = Optional.empty();
        }
        return reply.orElseThrow(
                () -> none("there is no desktop session here", "open the protected folder from within your desktop"));
    }

    private static CoopException none(String reason, String hint) {
        return new CoopException(Kind.ERROR, reason, hint);
    }
}
