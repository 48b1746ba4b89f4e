package dev.coop.cli;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What somebody may have meant. */
final class Similar {
    private static final int FARTHEST = 3;

    private Similar() {}

    /** Ready to follow a sentence, or empty when nothing is near. */
    static String hint(String typed, Collection<String> words) {
        @Nullable String nearest = nearest(typed, words);
        return nearest == null ? "" : "did you mean " + nearest + "?";
    }

    static @Nullable String nearest(String typed, Collection<String> words) {
        @Nullable String nearest = null;
        int least = Math.min(FARTHEST, typed.length() / 2) + 1;
        for (String word : words) {
            int distance = distance(typed, word);
            if (distance < least) {
                least = distance;
                nearest = word;
            }
        }
        return nearest;
    }

    /** Letters to add, take away, exchange or swap with the next: what is known as optimal string alignment. */
    private static int distance(String one, String other) {
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(steps[i - 1][j], steps[i][j - 1]) + 1, steps[i - 1][j - 1] + same);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    best = Math.min(best, steps[i - 2][j - 2] + 1);
                }
                steps[i][j] = best;
            }
        }
        return steps[one.length()][other.length()];
    }
}
