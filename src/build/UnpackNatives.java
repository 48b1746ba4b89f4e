import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Puts junixsocket's native library for this machine beside the jars. Without that each command would write it into the
 * folder for temporary files and load it from there, which takes time and needs a folder that programs may be run from.
 *
 * <p>Run by the build in source mode: {@code java UnpackNatives.java FOLDER-OF-JARS DESTINATION}.
 */
class UnpackNatives {
    public static void main(String[] arguments) throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "MacOSX" : "Linux";
        String folder = "lib/" + System.getProperty("os.arch") + "-" + system + "-clang/jni/";
        Path destination = Files.createDirectories(Path.of(arguments[1]));
        try (ZipFile jar = new ZipFile(jar(Path.of(arguments[0])).toFile())) {
            for (ZipEntry entry : jar.stream().filter(each -> isLibrary(each, folder)).toList()) {
                Path file = destination.resolve(System.mapLibraryName("junixsocket"));
                try (InputStream content = jar.getInputStream(entry)) {
                    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static Path jar(Path folder) throws IOException {
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.filter(each -> each.getFileName().toString().startsWith("junixsocket-native-common-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean isLibrary(ZipEntry entry, String folder) {
        return entry.getName().startsWith(folder + "libjunixsocket-native-")
                && !entry.getName().contains(".nodeps.")
                && !entry.isDirectory();
    }
}
