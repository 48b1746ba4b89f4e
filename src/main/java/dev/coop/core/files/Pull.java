package dev.coop.core.files;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.host.OpenFolder;
import dev.coop.incus.NotFoundException;
import dev.coop.incus.RefusedException;
import dev.coop.incus.Sftp;
import dev.coop.incus.SftpEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * One copy from a container to the host. All that the container says is taken for an attack: names, kinds and links are
 * checked, and what is written goes into folders that are held open, so that nothing on either side can lead it elsewhere.
 */
final class Pull {
    /** Stands for the bytes of a name that are no UTF-8. Such a name cannot be asked for again. */
    private static final int NO_CHARACTER = 0xFFFD;

    private final Sftp container;
    private final CopyListener listener;

    Pull(Sftp container, CopyListener listener) {
        this.container = container;
        this.listener = listener;
    }

    /** @param source absolute; it may lead over links, which the container resolves within itself */
    void run(String source, Path target) throws IOException {
        SftpEntry entry = container.stat(source);
        if (entry.isDirectory()) {
            folder(source, target);
        } else if (entry.isFile()) {
            Place place = Place.of(target, ContainerPaths.name(source), false);
            try (OpenFolder parent = OpenFolder.open(place.parent())) {
                file(entry, source, parent, place.name(), place.name());
            }
        } else {
            throw new CoopException(Kind.WRONG_STATE, source + " is neither a file nor a folder");
        }
    }

    /** Where a copy comes to: a name in a folder that exists. */
    private record Place(Path parent, String name) {
        static Place of(Path target, String name, boolean folder) {
            Path absolute = target.toAbsolutePath().normalize();
            if (Files.isDirectory(target)) {
                return new Place(target, name);
            }
            Path parent = absolute.getParent();
            if (parent == null
                    || !Files.isDirectory(parent)
                    || (!folder && target.toString().endsWith("/"))) {
                throw new CoopException(Kind.WRONG_STATE, "There is no folder " + (parent == null ? target : parent));
            }
            return new Place(parent, absolute.getFileName().toString());
        }
    }

    private void folder(String source, Path target) throws IOException {
        boolean contents = ContainerPaths.meansContents(source);
        String real = container.realPath(source);
        SftpEntry entry = container.stat(real);
        if (contents && Files.isDirectory(target)) {
            try (OpenFolder top = OpenFolder.open(target)) {
                children(real, top, "", 0);
            }
            return;
        }
        String name = ContainerPaths.name(real);
        Place place = Place.of(target, name.isEmpty() ? "root" : name, true);
        try (OpenFolder parent = OpenFolder.open(place.parent());
                OpenFolder top = parent.make(place.name())) {
            children(real, top, "", 0);
            top.setPermissions(entry.permissions());
        }
    }

    private void children(String source, OpenFolder into, String shown, int depth) throws IOException {
        List<SftpEntry> entries = container.list(source);
        entries.sort(Comparator.comparing(SftpEntry::name));
        for (SftpEntry each : entries) {
            String path = shown.isEmpty() ? each.name() : shown + "/" + each.name();
            if (!OpenFolder.isName(each.name()) || each.name().indexOf(NO_CHARACTER) >= 0) {
                listener.skipped(path, "its name cannot be that of a file here");
                continue;
            }
            try {
                child(each, ContainerPaths.child(source, each.name()), into, path, depth);
            } catch (NotFoundException gone) {
                listener.skipped(path, "it was deleted while it was to be copied");
            } catch (RefusedException refused) {
                listener.skipped(path, "the container does not give it: " + refused.reason());
            }
        }
    }

    private void child(SftpEntry entry, String source, OpenFolder into, String path, int depth) throws IOException {
        if (entry.isDirectory()) {
            try (OpenFolder made = into.make(entry.name())) {
                children(source, made, path, depth + 1);
                made.setPermissions(entry.permissions());
            }
            listener.copied(path);
        } else if (entry.isFile()) {
            file(entry, source, into, entry.name(), path);
        } else if (entry.isLink()) {
            String target = container.readLink(source);
            if (LinkRule.staysInside(target, depth)) {
                into.link(entry.name(), target);
                listener.copied(path);
            } else {
                listener.skipped(path, "it is a link that leads out of what is copied, to " + target);
            }
        } else {
            listener.skipped(path, "it is a pipe, a socket or a device");
        }
    }

    private void file(SftpEntry entry, String source, OpenFolder into, String name, String path) throws IOException {
        try (OpenFolder.NewFile file = into.file(name)) {
            container.read(source, file, listener::progress);
            file.finish(entry.permissions(), entry.modifiedAt());
        }
        listener.copied(path);
    }
}
