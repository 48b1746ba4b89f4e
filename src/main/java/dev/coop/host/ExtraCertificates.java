package dev.coop.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The certificate authorities that an administrator added to this machine's own, in PEM: those of a gateway that looks
 * into TLS, for one.
 */
public final class ExtraCertificates {
    /** Where Debian, Fedora, and Arch and openSUSE keep them. */
    private static final List<Path> FOLDERS = List.of(
            Path.of("/usr/local/share/ca-certificates"),
            Path.of("/etc/pki/ca-trust/source/anchors"),
            Path.of("/etc/ca-certificates/trust-source/anchors"),
            Path.of("/etc/pki/trust/anchors"));

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    private ExtraCertificates() {}

    public static List<String> find(Os os) throws IOException, InterruptedException {
        return os == Os.MACOS ? ofTheSystemKeychain() : inFolders(FOLDERS);
    }

    static List<String> inFolders(List<Path> folders) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                        found.addAll(split(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)));
                    }
                }
            }
        }
        return found.stream().distinct().toList();
    }

    /** The system keychain has what was added for all users; Apple's own are in another. */
    private static List<String> ofTheSystemKeychain() throws IOException, InterruptedException {
        Programs.Outcome outcome =
                Programs.run(List.of("security", "find-certificate", "-a", "-p", "/Library/Keychains/System.keychain"));
        return outcome.succeeded() ? split(outcome.output()) : List.of();
    }

    /** The certificates in a PEM text; what is between them is left out. */
    static List<String> split(String text) {
        List<String> found = new ArrayList<>();
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int end = text.indexOf(END, begin);
            if (end < 0) {
                break;
            }
            found.add(text.substring(begin, end + END.length()).replace("\r\n", "\n") + "\n");
            begin = text.indexOf(BEGIN, end);
        }
        return found;
    }
}
