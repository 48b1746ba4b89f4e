package dev.coop.core.container;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Names of containers: RFC 1123 labels that begin with a letter, as Incus wants them. */
public final class ContainerName {
    private static final Pattern LABEL = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final List<String> ADJECTIVES = List.of(
            "amber", "bold", "brave", "bright", "brisk", "calm", "clever", "cosy", "crisp", "eager", "early", "fleet",
            "gentle", "golden", "grand", "happy", "hardy", "hazel", "jolly", "keen", "kind", "lively", "lucky",
            "mellow", "merry", "mighty", "nimble", "noble", "patient", "plucky", "proud", "quick", "quiet", "rapid",
            "ready", "rosy", "rustic", "silver", "smart", "snug", "solid", "spry", "steady", "sturdy", "sunny", "swift",
            "tidy", "vivid", "warm", "wise", "witty", "zesty");
    private static final List<String> NOUNS = List.of(
            "badger", "beacon", "birch", "bison", "brook", "cedar", "cliff", "comet", "coral", "crane", "delta", "dune",
            "eagle", "elm", "ember", "falcon", "fern", "finch", "fjord", "fox", "glade", "grove", "harbor", "heron",
            "hollow", "ibis", "iris", "island", "kestrel", "lark", "lynx", "maple", "marten", "meadow", "mesa", "moose",
            "oak", "orchid", "osprey", "otter", "owl", "peak", "pine", "plover", "quail", "raven", "reef", "ridge",
            "robin", "sparrow", "spruce", "stork", "swan", "thrush", "tiger", "valley", "walnut", "willow", "wren");

    private ContainerName() {}

    public static boolean isValid(String name) {
        return LABEL.matcher(name).matches();
    }

    /** What a name has to look like, for a message. */
    public static String rule() {
        return "a name has 1 to 63 lower-case letters, digits and hyphens, begins with a letter and does not end with a hyphen";
    }

    /** @throws CoopException of kind USAGE when it is none */
    public static String check(String name) {
        if (!isValid(name)) {
            throw new CoopException(Kind.USAGE, "\"" + name + "\" cannot be the name of a container", rule());
        }
        return name;
    }

    /** An adjective-noun that is not taken. */
    public static String random(Collection<String> taken) {
        return random(taken, new SecureRandom());
    }

    static String random(Collection<String> taken, RandomGenerator dice) {
        for (int attempt = 0; attempt < 100; attempt++) {
            String name = ADJECTIVES.get(dice.nextInt(ADJECTIVES.size())) + "-" + NOUNS.get(dice.nextInt(NOUNS.size()));
            if (!taken.contains(name)) {
                return name;
            }
        }
        String name;
        do {
            name = ADJECTIVES.get(dice.nextInt(ADJECTIVES.size())) + "-" + NOUNS.get(dice.nextInt(NOUNS.size())) + "-"
                    + dice.nextInt(100_000);
        } while (taken.contains(name));
        return name;
    }
}
