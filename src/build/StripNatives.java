import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes the native libraries out of the jars of a package, which brings the one that it needs beside them. Those in the jars
 * are for other systems and processors, and Apple's notary refuses code in a jar that its maker has not signed.
 *
 * <p>Run for a package in source mode: {@code java StripNatives.java FOLDER-OF-JARS}.
 */
class StripNatives {
    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dylib|jnilib|dll|a|srvpgm)");

    public static void main(String[] arguments) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            jars = files.filter(each -> each.toString().endsWith(".jar")).sorted().toList();
        }
        for (Path jar : jars) {
            try (FileSystem content = FileSystems.newFileSystem(jar)) {
                for (Path each : natives(content.getPath("/"))) {
                    Files.delete(each);
                }
            }
        }
    }

    private static List<Path> natives(Path root) throws IOException {
        try (Stream<Path> entries = Files.walk(root)) {
            return entries.filter(each -> NATIVE.matcher(each.toString()).matches() && Files.isRegularFile(each))
                    .toList();
        }
    }
}
