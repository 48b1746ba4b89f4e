package dev.coop.host.notification;

import dev.coop.host.Programs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Notifications of macOS by osascript. The script is a constant, and the text goes to it by standard input: other programs
 * can read a program's arguments, and some its environment, and a text in a script could become a command.
 * {@code UNUserNotificationCenter} would end a program that is no app bundle, such as the command line.
 */
final class MacNotifier implements Notifier {
    private static final String SCRIPT = """
            ObjC.import("Foundation");
            const input = $.NSFileHandle.fileHandleWithStandardInput.readDataToEndOfFile;
            const text = $.NSString.alloc.initWithDataEncoding(input, $.NSUTF8StringEncoding).js;
            const end = text.indexOf("\\n");
            const app = Application.currentApplication();
            app.includeStandardAdditions = true;
            app.displayNotification(text.substring(end + 1), { withTitle: text.substring(0, end) });
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String HINT = "allow notifications of Script Editor in System Settings, and try again";

    private final String osascript;
    private final String ioreg;

    MacNotifier(String osascript, String ioreg) {
        this.osascript = osascript;
        this.ioreg = ioreg;
    }

    @Override
    public Posted post(char[] title, String body, Duration time) throws NotShownException, InterruptedException {
        if (isLocked()) {
            throw NotShownException.locked();
        }
        try {
            Process process = new ProcessBuilder(List.of(osascript, "-l", "JavaScript", "-e", SCRIPT))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                write(process.getOutputStream(), title, body);
                if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                    throw new NotShownException("macOS refuses to show a notification", HINT);
                }
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException _) {
            throw new NotShownException("osascript, which shows notifications, cannot be run", HINT);
        }
        // macOS gives no way to take it back; it goes by itself.
        return () -> {};
    }

    @Override
    public void require() throws NotShownException, InterruptedException {
        try {
            if (!Programs.run(List.of(osascript, "-l", "JavaScript", "-e", "1")).succeeded()) {
                throw new NotShownException("osascript, which shows notifications, does not work", HINT);
            }
        } catch (IOException _) {
            throw new NotShownException("osascript, which shows notifications, cannot be run", HINT);
        }
    }

    private boolean isLocked() throws InterruptedException {
        try {
            String session = Programs.run(List.of(ioreg, "-n", "Root", "-d1")).output();
            return session.contains("\"CGSSessionScreenIsLocked\"=Yes");
        } catch (IOException _) {
            return false;
        }
    }

    private static void write(OutputStream to, char[] title, String body) throws IOException {
        ByteBuffer encoded = ByteBuffer.allocate(3 * title.length);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(title), encoded, true);
        try (to) {
            to.write(encoded.array(), 0, encoded.position());
            to.write(("\n" + body).getBytes(StandardCharsets.UTF_8));
        } finally {
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }
}
