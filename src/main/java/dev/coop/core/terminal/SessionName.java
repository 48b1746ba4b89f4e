package dev.coop.core.terminal;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Coop calls a session in tmux. Other names that a container tells are not Coop's, and are never passed on. */
public record SessionName(String text) {
    private static final Pattern FORM = Pattern.compile("coop-[0-9a-f]{8}");

    public SessionName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not the name of a session");
        }
    }

    /** Empty when it is none of Coop's. */
    public static Optional<SessionName> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SessionName(text)) : Optional.empty();
    }

    /** One that nobody has. */
    public static SessionName fresh() {
        byte[] random = new byte[4];
        new SecureRandom().nextBytes(random);
        return new SessionName("coop-" + HexFormat.of().formatHex(random));
    }

    @Override
    public String toString() {
        return text;
    }
}
