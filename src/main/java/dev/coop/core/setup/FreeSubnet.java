package dev.coop.core.setup;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.util.Collection;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A private subnet for the bridge, for where Incus finds none: it tries addresses with ping, and on some networks a
 * gateway answers for all of them.
 */
final class FreeSubnet {
    private static final int ATTEMPTS = 1000;

    private FreeSubnet() {}

    /** An IPv4 network. */
    record Subnet(int address, int prefix) {
        static Optional<Subnet> parse(String text) {
            String[] halves = text.split("/", 2);
            String[] octets = halves[0].split("\\.", -1);
            if (halves.length < 2 || octets.length != 4) {
                return Optional.empty();
            }
            try {
                int address = 0;
                for (String octet : octets) {
                    address = address << 8 | number(octet, 255);
                }
                return Optional.of(new Subnet(address, number(halves[1], 32)));
            } catch (NumberFormatException _) {
                return Optional.empty();
            }
        }

        private static int number(String text, int most) {
            int number = Integer.parseInt(text);
            if (number < 0 || number > most) {
                throw new NumberFormatException(text);
            }
            return number;
        }

        boolean overlaps(Subnet other) {
            int shorter = Math.min(prefix, other.prefix);
            int mask = shorter == 0 ? 0 : -1 << (32 - shorter);
            return (address & mask) == (other.address & mask);
        }

        /** As Incus wants it: {@code 10.1.2.1/24}. */
        @Override
        public String toString() {
            return (address >>> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255)
                    + "/" + prefix;
        }
    }

    /** The gateway and prefix of a /24 in 10.0.0.0/8 that overlaps with none of those. */
    static Subnet choose(Collection<Subnet> taken, RandomGenerator dice) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Subnet subnet = new Subnet(10 << 24 | dice.nextInt(1 << 16) << 8 | 1, 24);
            if (taken.stream().noneMatch(subnet::overlaps)) {
                return subnet;
            }
        }
        throw new CoopException(
                Kind.ERROR,
                "No free subnet was found for the network of the containers",
                "make a bridge " + Names.BRIDGE + " yourself with: incus network create " + Names.BRIDGE
                        + " ipv4.address=10.1.2.1/24 ipv4.nat=true");
    }
}
