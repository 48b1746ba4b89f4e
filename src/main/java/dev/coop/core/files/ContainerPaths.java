package dev.coop.core.files;

/** Paths in a container, as users write them. */
public final class ContainerPaths {
    private ContainerPaths() {}

    /** Relative ones begin at the agent's home. */
    static String absolute(String path, String home) {
        if (path.startsWith("/")) {
            return path;
        }
        String rest = path.equals("~") ? "" : path.startsWith("~/") ? path.substring(2) : path;
        return rest.isEmpty() ? home : home + "/" + rest;
    }

    /** The path of what is called that in a folder. */
    public static String child(String folder, String name) {
        return folder.endsWith("/") ? folder + name : folder + "/" + name;
    }

    /** Without the slashes at its end. */
    private static String trimmed(String path) {
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    /** Empty for the root. */
    public static String name(String path) {
        String trimmed = trimmed(path);
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    /** The folder that it is in; of the root, the root. */
    public static String parent(String path) {
        String trimmed = trimmed(path);
        int slash = trimmed.lastIndexOf('/');
        return slash <= 0 ? "/" : trimmed.substring(0, slash);
    }

    /** Whether only what is in the folder is meant, as in {@code folder/.}. */
    static boolean meansContents(String path) {
        return path.equals(".") || path.endsWith("/.");
    }
}
