package dev.coop.core.authorization;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/** Six random digits, until they are closed. */
final class Code implements AutoCloseable {
    static final int LENGTH = 6;

    private final char[] digits = new char[LENGTH];

    Code(SecureRandom random) {
        for (int i = 0; i < LENGTH; i++) {
            digits[i] = (char) ('0' + random.nextInt(10));
        }
    }

    /** For the channel alone. */
    char[] digits() {
        return digits;
    }

    /** Whether these are the digits; how long that takes does not tell how many are right. */
    boolean matches(char[] entered) {
        byte[] expected = bytes(digits);
        byte[] given = bytes(entered);
        try {
            return MessageDigest.isEqual(expected, given);
        } finally {
            Arrays.fill(expected, (byte) 0);
            Arrays.fill(given, (byte) 0);
        }
    }

    private static byte[] bytes(char[] chars) {
        byte[] bytes = new byte[2 * chars.length];
        for (int i = 0; i < chars.length; i++) {
            bytes[2 * i] = (byte) (chars[i] >> 8);
            bytes[2 * i + 1] = (byte) chars[i];
        }
        return bytes;
    }

    @Override
    public void close() {
        Arrays.fill(digits, '\0');
    }
}
