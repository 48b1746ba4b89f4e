package dev.coop.core.doctor;

import dev.coop.host.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether Coop's keys, settings and folders are this user's alone. */
final class FilesCheck extends Check {
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Folders folders;
    private final String user;

    /** @param user by name */
    FilesCheck(Folders folders, String user) {
        super("files");
        this.folders = folders;
        this.user = user;
    }

    @Override
    Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    Finding look() throws IOException {
        List<String> open = new ArrayList<>();
        List<Path> strangers = new ArrayList<>();
        int seen = 0;
        for (Path each : all()) {
            PosixFileAttributes attributes =
                    Files.readAttributes(each, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            seen++;
            if (!attributes.owner().getName().equals(user)) {
                strangers.add(each);
            }
            if (!attributes.isSymbolicLink() && !OWNERS.containsAll(attributes.permissions())) {
                open.add("chmod " + (attributes.isDirectory() ? "700 " : "600 ") + each);
            }
        }
        if (!strangers.isEmpty()) {
            return fail(
                    "Files of Coop's belong to somebody else: " + strangers.getFirst() + more(strangers),
                    "make them yours with: sudo chown -R " + user + " " + folders.config() + " " + folders.data());
        }
        if (!open.isEmpty()) {
            return fail("Other users can open files of Coop's", "close them with: " + String.join(" && ", open));
        }
        return seen == 0
                ? skip("Coop has no files yet")
                : pass("Coop's " + (seen == 1 ? "folder is" : seen + " files and folders are") + " yours alone");
    }

    /** A public key and an empty file to lock by say nothing to others. */
    private static boolean isPrivate(Path file) {
        String name = file.getFileName().toString();
        return !name.endsWith(".pub") && !name.endsWith(".lock");
    }

    private static String more(List<?> all) {
        return all.size() == 1 ? "" : " and " + (all.size() - 1) + " more";
    }

    /** The folders themselves close what is in the data and the cache; keys and settings are looked at one by one. */
    private List<Path> all() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path folder : List.of(folders.data(), folders.cache())) {
            if (Files.isDirectory(folder)) {
                all.add(folder);
            }
        }
        if (Files.isDirectory(folders.config())) {
            try (Stream<Path> tree = Files.walk(folders.config(), 3)) {
                all.addAll(tree.filter(FilesCheck::isPrivate).toList());
            }
        }
        return all;
    }
}
