package dev.coop.core.update;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a feed for the newest release. The feed is a JSON object with {@code tag_name} and {@code html_url}, as GitHub has one
 * for the latest release of each repository (https://docs.github.com/en/rest/releases/releases#get-the-latest-release).
 */
public final class Updates {
    /** Reads a text from the network. */
    @FunctionalInterface
    public interface Feed {
        String read(URI address) throws IOException;
    }

    private final String address;
    private final String version;
    private final Feed feed;

    /**
     * @param address of the feed; empty for none
     * @param version of this Coop
     */
    public Updates(String address, String version, Feed feed) {
        this.address = address;
        this.version = version;
        this.feed = feed;
    }

    /**
     * @return the newest release; empty when it is this one, or an older one
     * @throws CoopException of kind USAGE when no feed is set, of kind ERROR when it cannot be read
     */
    public Optional<Release> newer() {
        if (address.isEmpty()) {
            throw new CoopException(
                    Kind.USAGE,
                    "It is not set where new versions are told of",
                    "set it with: coop config set updates.feed ADDRESS");
        }
        Release newest = newest();
        return compare(newest.version(), version) > 0 ? Optional.of(newest) : Optional.empty();
    }

    private Release newest() {
        try {
            Map<?, ?> release = JsonMapper.shared().readValue(feed.read(URI.create(address)), Map.class);
            String tag = text(release.get("tag_name"));
            String page = text(release.get("html_url"));
            // What is shown and opened is not to be anything else.
            if (tag.matches("v?[0-9][0-9A-Za-z.+-]{0,40}") && page.matches("https://[!-~]{1,500}")) {
                return new Release(tag.replaceFirst("^v", ""), page);
            }
            throw unreadable(null);
        } catch (IOException | JacksonException failure) {
            throw unreadable(failure);
        }
    }

    private CoopException unreadable(@Nullable Exception why) {
        return new CoopException(
                Kind.ERROR,
                "The list of releases at " + address + " cannot be read",
                "look at the network, or set another one with: coop config set updates.feed ADDRESS",
                why);
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    /** A build from the sources is newer than nothing, and older than any release. */
    private static int compare(String one, String other) {
        if (!Character.isDigit(other.charAt(0))) {
            return 1;
        }
        return ModuleDescriptor.Version.parse(one).compareTo(ModuleDescriptor.Version.parse(other));
    }
}
