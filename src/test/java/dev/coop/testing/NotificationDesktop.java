package dev.coop.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** A desktop session of its own: a display, a session bus, and dunst, which the bus starts. */
public final class NotificationDesktop implements AutoCloseable {
    private static final Pattern CODE = Pattern.compile("Coop code: (\\d{3}) (\\d{3})");

    private final List<Process> processes = new ArrayList<>();
    private final Map<String, String> environment;

    /** @param withService false for a desktop that nothing shows notifications on */
    public NotificationDesktop(Path folder, boolean withService) throws IOException {
        try {
            String display = ":" + firstLine(start(Map.of(), "Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24"));
            Path config = Files.writeString(folder.resolve("bus.conf"), """
                    <busconfig>
                      <type>session</type>
                      <listen>unix:path=%s</listen>
                      %s
                      <policy context="default">
                        <allow send_destination="*" eavesdrop="true"/>
                        <allow eavesdrop="true"/>
                        <allow own="*"/>
                      </policy>
                    </busconfig>
                    """.formatted(
                            folder.resolve("bus"), withService ? "<standard_session_servicedirs/>" : ""));
            String address = firstLine(start(
                    Map.of("DISPLAY", display),
                    "dbus-daemon",
                    "--config-file=" + config,
                    "--nofork",
                    "--nopidfile",
                    "--print-address=1"));
            environment = Map.of("DISPLAY", display, "DBUS_SESSION_BUS_ADDRESS", address);
        } catch (IOException | RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /** What makes a program belong to it. */
    public Map<String, String> environment() {
        return environment;
    }

    /** The digits of the first code that the notification service is told from now on. */
    public CompletableFuture<String> code() throws IOException {
        Process monitor = start(environment, "dbus-monitor", "--session", "interface='org.freedesktop.Notifications'");
        BufferedReader lines = reader(monitor);
        // It says what its own connection is called as soon as it listens.
        lines.readLine();
        CompletableFuture<String> code = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    Matcher matcher = CODE.matcher(line);
                    if (matcher.find()) {
                        code.complete(matcher.group(1) + matcher.group(2));
                    }
                }
                code.completeExceptionally(new AssertionError("no code was sent"));
            } catch (IOException problem) {
                code.completeExceptionally(problem);
            }
        });
        return code.orTimeout(30, TimeUnit.SECONDS);
    }

    /** Locks its screen, as a screen saver tells it, until what is returned is closed. */
    public AutoCloseable lockScreen() throws DBusException {
        DBusConnection connection = DBusConnectionBuilder.forAddress(environment.get("DBUS_SESSION_BUS_ADDRESS"))
                .withShared(false)
                .build();
        connection.requestBusName(ScreenSaver.NAME);
        ScreenSaver locked = () -> true;
        connection.exportObject(locked);
        return connection;
    }

    /** Public, since D-Bus calls it by reflection. */
    @DBusInterfaceName(ScreenSaver.NAME)
    public interface ScreenSaver extends DBusInterface {
        String NAME = "org.freedesktop.ScreenSaver";

        @SuppressWarnings("MemberName")
        boolean GetActive();

        @Override
        default String getObjectPath() {
            return "/org/freedesktop/ScreenSaver";
        }
    }

    private Process start(Map<String, String> variables, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(variables);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String firstLine(Process process) throws IOException {
        String line = reader(process).readLine();
        if (line == null) {
            throw new IOException("it did not start: " + process.info());
        }
        return line.strip();
    }

    @Override
    public void close() {
        // The last first. dunst ends with the bus.
        for (Process process : processes.reversed()) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
