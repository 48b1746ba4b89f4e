package dev.coop.host;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * The account that this process runs as, from the system's account database. The environment ({@code HOME}) and the
 * system properties have no say, because whoever starts Coop can set them.
 */
public record Account(int uid, int gid, String name, Path home) {
    private static final int BUFFER = 16 << 10;

    // struct passwd of glibc and musl on 64-bit systems
    private static final MemoryLayout LINUX = MemoryLayout.structLayout(
            ValueLayout.ADDRESS.withName("name"),
            ValueLayout.ADDRESS.withName("passwd"),
            ValueLayout.JAVA_INT.withName("uid"),
            ValueLayout.JAVA_INT.withName("gid"),
            ValueLayout.ADDRESS.withName("gecos"),
            ValueLayout.ADDRESS.withName("dir"),
            ValueLayout.ADDRESS.withName("shell"));

    // struct passwd of Darwin, <pwd.h>
    private static final MemoryLayout MACOS = MemoryLayout.structLayout(
            ValueLayout.ADDRESS.withName("name"),
            ValueLayout.ADDRESS.withName("passwd"),
            ValueLayout.JAVA_INT.withName("uid"),
            ValueLayout.JAVA_INT.withName("gid"),
            ValueLayout.JAVA_LONG.withName("change"),
            ValueLayout.ADDRESS.withName("class"),
            ValueLayout.ADDRESS.withName("gecos"),
            ValueLayout.ADDRESS.withName("dir"),
            ValueLayout.ADDRESS.withName("shell"),
            ValueLayout.JAVA_LONG.withName("expire"));

    /** @throws IllegalStateException when the database does not know this user */
    @SuppressWarnings("restricted")
    public static Account current() {
        Linker linker = Linker.nativeLinker();
        MemoryLayout layout = Os.current() == Os.MACOS ? MACOS : LINUX;
        try (Arena arena = Arena.ofConfined()) {
            MethodHandle getuid = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("getuid"), FunctionDescriptor.of(ValueLayout.JAVA_INT));
            MethodHandle getpwuid = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("getpwuid_r"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT,
                            ValueLayout.ADDRESS,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.ADDRESS));
            int uid = (int) getuid.invokeExact();
            MemorySegment entry = arena.allocate(layout);
            MemorySegment buffer = arena.allocate(BUFFER);
            MemorySegment found = arena.allocate(ValueLayout.ADDRESS);
            int error = (int) getpwuid.invokeExact(uid, entry, buffer, (long) BUFFER, found);
            if (error != 0 || found.get(ValueLayout.ADDRESS, 0).address() == 0) {
                throw new IllegalStateException("the account database does not know user " + uid);
            }
            return new Account(
                    uid,
                    entry.get(ValueLayout.JAVA_INT, layout.byteOffset(PathElement.groupElement("gid"))),
                    text(entry, layout, "name"),
                    Path.of(text(entry, layout, "dir")));
        } catch (RuntimeException | Error known) {
            throw known;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @SuppressWarnings("restricted")
    private static String text(MemorySegment entry, MemoryLayout layout, String field) {
        return entry.get(ValueLayout.ADDRESS, layout.byteOffset(PathElement.groupElement(field)))
                .reinterpret(BUFFER)
                .getString(0);
    }
}
