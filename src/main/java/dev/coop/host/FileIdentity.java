package dev.coop.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a file is, whatever its path: the same for every spelling, link and bind mount of it.
 *
 * @param device of the file system; another one after a restart of the computer, for some file systems
 * @param born when it was made, in nanoseconds since 1970; 0 when that is not known
 */
public record FileIdentity(long device, long inode, long born) {

    /** Of what a path leads to. */
    public static FileIdentity of(Path path, LinkOption... options) throws IOException {
        Map<String, Object> attributes =
                Files.readAttributes(path, "unix:dev,ino,creationTime,lastModifiedTime", options);
        long born = nanos(attributes, "creationTime");
        // Where the time of birth is not kept, Java gives that of the last change in its place.
        boolean known = born != nanos(attributes, "lastModifiedTime");
        return new FileIdentity(number(attributes, "dev"), number(attributes, "ino"), known ? born : 0);
    }

    private static long number(Map<String, Object> attributes, String name) throws IOException {
        if (attributes.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new IOException("the file system does not tell " + name);
    }

    private static long nanos(Map<String, Object> attributes, String name) {
        return attributes.get(name) instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : 0;
    }

    /** Whether both were one file at one time. */
    public boolean isSameAs(FileIdentity other) {
        return device == other.device && wasSameAs(other);
    }

    /** Whether both can be one file, seen before and after a restart of the computer. */
    public boolean wasSameAs(FileIdentity other) {
        return inode == other.inode && (born == 0 || other.born == 0 || born == other.born);
    }
}
