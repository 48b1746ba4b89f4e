package dev.coop.incus.rsync;

import java.util.Comparator;

/**
 * The order in which both ends number the files of a list: in each folder first what is no folder, then the folders, each
 * followed by what is in it; by byte value.
 */
final class SentOrder implements Comparator<FileEntry> {
    @Override
    public int compare(FileEntry first, FileEntry second) {
        String one = first.path();
        String other = second.path();
        if (one.equals(".") || other.equals(".")) {
            return one.equals(other) ? 0 : one.equals(".") ? -1 : 1;
        }
        int from = commonFolder(one, other);
        // What is left of each names a folder when there is more below it, or when it is one itself.
        boolean oneIsFolder = first.isFolder() || one.indexOf('/', from) >= 0;
        boolean otherIsFolder = second.isFolder() || other.indexOf('/', from) >= 0;
        if (oneIsFolder != otherIsFolder) {
            return oneIsFolder ? 1 : -1;
        }
        return oneIsFolder
                ? compareFolders(one, other, from)
                : one.substring(from).compareTo(other.substring(from));
    }

    /** Up to and with the last slash of what both begin with. */
    private static int commonFolder(String one, String other) {
        int end = Math.min(one.length(), other.length());
        int from = 0;
        for (int i = 0; i < end && one.charAt(i) == other.charAt(i); i++) {
            if (one.charAt(i) == '/') {
                from = i + 1;
            }
        }
        return from;
    }

    /** A folder's name counts with the slash after it. */
    private static int compareFolders(String one, String other, int from) {
        for (int i = from; ; i++) {
            int left = i < one.length() ? one.charAt(i) : i == one.length() ? '/' : -1;
            int right = i < other.length() ? other.charAt(i) : i == other.length() ? '/' : -1;
            if (left != right) {
                return left - right;
            }
            if (left < 0) {
                return 0;
            }
        }
    }
}
