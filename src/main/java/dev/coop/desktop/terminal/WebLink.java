package dev.coop.desktop.terminal;

import dev.coop.core.text.Printable;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of the web that a terminal shows. Whoever wrote it there need not mean well.
 *
 * @param address as a browser gets it: without anything that could look like something else
 * @param doubts what speaks against opening it without a question
 */
record WebLink(String address, Set<Doubt> doubts) {
    private static final int LONGEST = 2000;
    private static final Pattern FORM = Pattern.compile("(?i)(https?)://([^/?#]+)(.*)");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]]+)(:\\d{1,5})?");
    private static final Pattern OWN = Pattern.compile("localhost|.*\\.localhost|[^.:]+|.*\\.(local|internal|lan|home)"
            + "|(0|10|127)\\..*|192\\.168\\..*|169\\.254\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|\\[.*");
    private static final Pattern ODD_NUMBER = Pattern.compile("(0x[0-9a-f]*|\\d+)(\\.(0x[0-9a-f]*|\\d+))*\\.?");
    private static final Pattern PLAIN_NUMBER = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

    /** What can be wrong with an address. */
    enum Doubt {
        /** The name before an @ looks like the place, and is not. */
        USER("link.doubt.user"),
        /** The name has letters that look like others. */
        LETTERS("link.doubt.letters"),
        /** The place is a number in disguise. */
        NUMBER("link.doubt.number"),
        /** It leads to this computer or its network, not to the container. */
        OWN("link.doubt.own"),
        /** What the terminal shows may be another text. */
        HIDDEN("link.doubt.hidden");

        private final String key;

        Doubt(String key) {
            this.key = key;
        }

        /** Of what is said about it. */
        String key() {
            return key;
        }
    }

    /** Empty when it is no address, or one that no program should be given. */
    static Optional<WebLink> of(String text) {
        boolean writable = text.length() <= LONGEST
                && text.equals(Printable.of(text))
                && text.chars().noneMatch(each -> each == '\\' || each == '"' || Character.isWhitespace(each));
        Matcher parts = FORM.matcher(text);
        if (!writable || !parts.matches()) {
            return Optional.empty();
        }
        String authority = parts.group(2);
        int at = authority.lastIndexOf('@');
        Matcher place = HOST.matcher(authority.substring(at + 1));
        if (!place.matches()) {
            return Optional.empty();
        }
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        if (at >= 0) {
            doubts.add(Doubt.USER);
        }
        try {
            String host = ascii(place.group(1));
            judge(place.group(1), host, doubts);
            String port = place.group(2) == null ? "" : place.group(2);
            String rest = parts.group(1).toLowerCase(Locale.ROOT) + "://" + authority.substring(0, at + 1) + host + port
                    + parts.group(3);
            return Optional.of(new WebLink(new URI(rest).toASCIIString(), doubts));
        } catch (URISyntaxException | IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static String ascii(String host) {
        String ascii = host.startsWith("[") ? host : IDN.toASCII(host);
        if (!ascii.matches("[A-Za-z0-9.:\\[\\]_-]+")) {
            throw new IllegalArgumentException("not the name of a host");
        }
        return ascii.toLowerCase(Locale.ROOT);
    }

    private static void judge(String written, String host, Set<Doubt> doubts) {
        if (!written.chars().allMatch(each -> each < 128) || host.startsWith("xn--") || host.contains(".xn--")) {
            doubts.add(Doubt.LETTERS);
        }
        if (ODD_NUMBER.matcher(host).matches() && !PLAIN_NUMBER.matcher(host).matches()) {
            doubts.add(Doubt.NUMBER);
        } else if (OWN.matcher(host).matches()) {
            doubts.add(Doubt.OWN);
        }
    }

    /** The same, where something else may be written in its place. */
    WebLink behindAnotherText() {
        Set<Doubt> more = EnumSet.of(Doubt.HIDDEN);
        more.addAll(doubts);
        return new WebLink(address, more);
    }
}
