package dev.coop.core.files;

/**
 * Which links may come out of a container: those that stay within the copy, whatever other links of the copy they lead
 * over. A link is relative, and goes up at its beginning only, not above the top of the copy. So going up starts from a
 * real folder of the copy, and all that follows goes down, over nothing but folders and links of the same kind.
 */
final class LinkRule {
    private LinkRule() {}

    /** @param depth of the folder that the link is in: 0 for the top of the copy */
    static boolean staysInside(String target, int depth) {
        if (target.isEmpty() || target.startsWith("/") || target.indexOf('\0') >= 0) {
            return false;
        }
        int up = 0;
        boolean down = false;
        for (String part : target.split("/", -1)) {
            if (part.equals("..")) {
                if (down) {
                    return false;
                }
                up++;
            } else if (!part.isEmpty() && !part.equals(".")) {
                down = true;
            }
        }
        return up <= depth;
    }
}
