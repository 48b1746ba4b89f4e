package dev.coop.core.authorization;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.text.Printable;
import dev.coop.host.notification.NotShownException;
import dev.coop.host.notification.Notifier;
import java.util.Arrays;

/** Sends codes by the system's notifications, with what they open. */
public final class NotificationChannel implements CodeChannel {
    private static final String TITLE = "Coop code: ";

    /** A title that is cut short would hide the code, so there is no more in it. */
    private static final int GROUP = 3;

    private final Notifier notifier;

    public NotificationChannel(Notifier notifier) {
        this.notifier = notifier;
    }

    @Override
    public Shown show(AuthorizationRequest request, char[] code) throws InterruptedException {
        char[] title = title(code);
        try {
            Notifier.Posted posted = notifier.post(title, body(request.subject()), Authorizer.TIME);
            return posted::close;
        } catch (NotShownException nobodySees) {
            throw new CoopException(
                    Kind.NOT_AUTHORIZED,
                    "The code cannot be shown: " + nobodySees.reason(),
                    nobodySees.hint(),
                    nobodySees);
        } finally {
            Arrays.fill(title, '\0');
        }
    }

    /** The digits in two groups, as people read them. */
    private static char[] title(char[] code) {
        char[] title = Arrays.copyOf(TITLE.toCharArray(), TITLE.length() + code.length + 1);
        System.arraycopy(code, 0, title, TITLE.length(), GROUP);
        title[TITLE.length() + GROUP] = ' ';
        System.arraycopy(code, GROUP, title, TITLE.length() + GROUP + 1, code.length - GROUP);
        return title;
    }

    private static String body(Subject subject) {
        return "Lets the container " + Printable.of(subject.container()) + " "
                + (subject.readOnly() ? "read " : "read and change ")
                + Printable.of(subject.source().toString())
                + ".\nYou did not ask for this? Then do not enter it.";
    }
}
