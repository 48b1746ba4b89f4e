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
 * Puts the native libraries of junixsocket and JLine for this machine beside the jars. Without that each command would write
 * them into the folder for temporary files and load them from there, which takes time, leaves files behind and needs a
 * folder that programs may be run from.
 *
 * <p>Run by the build in source mode: {@code java UnpackNatives.java FOLDER-OF-JARS DESTINATION}.
 */
class UnpackNatives {
    private static final boolean MAC =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    private static final boolean ARM = System.getProperty("os.arch").equals("aarch64");

    public static void main(String[] arguments) throws IOException {
        Path jars = Path.of(arguments[0]);
        Path destination = Files.createDirectories(Path.of(arguments[1]));
        String junixsocket = "lib/" + System.getProperty("os.arch") + "-" + (MAC ? "MacOSX" : "Linux")
                + "-clang/jni/libjunixsocket-native-";
        unpack(jars, "junixsocket-native-common-", junixsocket, destination.resolve(System.mapLibraryName("junixsocket")));
        String jline = "org/jline/nativ/" + (MAC ? "Mac" : "Linux") + "/" + (ARM ? "arm64" : "x86_64") + "/libjlinenative.";
        // JLine asks for this ending on macOS.
        unpack(jars, "jline-native-", jline, destination.resolve(MAC ? "libjlinenative.jnilib" : "libjlinenative.so"));
    }

    private static void unpack(Path jars, String jarName, String entryName, Path file) throws IOException {
        try (ZipFile jar = new ZipFile(jar(jars, jarName).toFile())) {
            for (ZipEntry entry : jar.stream()
                    .filter(each -> each.getName().startsWith(entryName) && !each.getName().contains(".nodeps."))
                    .toList()) {
                try (InputStream content = jar.getInputStream(entry)) {
                    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static Path jar(Path folder, String name) throws IOException {
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.filter(each -> each.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
