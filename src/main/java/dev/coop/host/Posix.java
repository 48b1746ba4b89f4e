package dev.coop.host;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Arrays;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

/** The system's calls that work in an open folder: POSIX's, with the numbers of Linux and macOS. */
final class Posix {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERROR = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final int LONGEST_LINK = 4096;

    private static final int NO_SUCH_FILE = 2;
    private static final int INTERRUPTED = 4;
    private static final int EXISTS = 17;

    private static final boolean MACOS = Os.current() == Os.MACOS;
    private static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");
    private static final int WRITE_ONLY = 1;
    private static final int CREATE = MACOS ? 0x200 : 0x40;
    private static final int EXCLUSIVE = MACOS ? 0x800 : 0x80;
    private static final int NO_FOLLOW = MACOS ? 0x100 : ARM ? 0x8000 : 0x20000;
    private static final int FOLDER = MACOS ? 0x100000 : ARM ? 0x4000 : 0x10000;
    private static final int CLOSE_ON_EXEC = MACOS ? 0x1000000 : 0x80000;
    private static final int BELOW_NOTHING = MACOS ? -2 : -100;

    private static final MethodHandle OPEN = handle(
            "openat",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
            Linker.Option.firstVariadicArg(3));
    private static final MethodHandle MKDIR =
            handle("mkdirat", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle SYMLINK =
            handle("symlinkat", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
    private static final MethodHandle READLINK =
            handle("readlinkat", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG));
    private static final MethodHandle RENAME =
            handle("renameat", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
    private static final MethodHandle UNLINK =
            handle("unlinkat", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle CHMOD = handle("fchmod", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle UTIMES = handle("futimens", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle WRITE =
            handle("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    private static final MethodHandle CLOSE = plain("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle STRERROR = plain("strerror", FunctionDescriptor.of(ADDRESS, JAVA_INT));

    private Posix() {}

    /** A call whose error number is wanted. */
    private static MethodHandle handle(String name, FunctionDescriptor descriptor, Linker.Option... options) {
        Linker.Option[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = Linker.Option.captureCallState("errno");
        return plain(name, descriptor, all);
    }

    @SuppressWarnings("restricted")
    private static MethodHandle plain(String name, FunctionDescriptor descriptor, Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor, options);
    }

    /** One call, with memory for its texts and for the number of its error. */
    private interface Call {
        long run(Arena arena, MemorySegment state) throws Throwable;
    }

    private static long call(String what, Call call) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            while (true) {
                long result = call.run(arena, state);
                if (result >= 0) {
                    return result;
                }
                int error = (int) ERROR.get(state, 0L);
                if (error != INTERRUPTED) {
                    throw failure(what, error);
                }
            }
        } catch (IOException | RuntimeException | Error known) {
            throw known;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @SuppressWarnings("restricted")
    private static IOException failure(String what, int error) throws Throwable {
        String reason =
                ((MemorySegment) STRERROR.invokeExact(error)).reinterpret(256).getString(0);
        return switch (error) {
            case EXISTS -> new FileAlreadyExistsException(what);
            case NO_SUCH_FILE -> new NoSuchFileException(what);
            default -> new IOException(what + ": " + reason);
        };
    }

    private static MemorySegment text(Arena arena, String text) {
        return arena.allocateFrom(text, StandardCharsets.UTF_8);
    }

    static int openFolder(String path) throws IOException {
        return (int) call(path, (arena, state) ->
                (int) OPEN.invokeExact(state, BELOW_NOTHING, text(arena, path), FOLDER | CLOSE_ON_EXEC, 0));
    }

    static int openFolderAt(int folder, String name) throws IOException {
        return (int) call(name, (arena, state) ->
                (int) OPEN.invokeExact(state, folder, text(arena, name), FOLDER | NO_FOLLOW | CLOSE_ON_EXEC, 0));
    }

    static void makeFolderAt(int folder, String name, int permissions) throws IOException {
        call(name, (arena, state) -> (int) MKDIR.invokeExact(state, folder, text(arena, name), permissions));
    }

    static int makeFileAt(int folder, String name) throws IOException {
        int flags = WRITE_ONLY | CREATE | EXCLUSIVE | NO_FOLLOW | CLOSE_ON_EXEC;
        return (int)
                call(name, (arena, state) -> (int) OPEN.invokeExact(state, folder, text(arena, name), flags, 0600));
    }

    static void linkAt(int folder, String name, String target) throws IOException {
        call(name, (arena, state) -> (int) SYMLINK.invokeExact(state, text(arena, target), folder, text(arena, name)));
    }

    static String readLinkAt(int folder, String name) throws IOException {
        try (Arena memory = Arena.ofConfined()) {
            MemorySegment target = memory.allocate(LONGEST_LINK);
            long length = call(name, (arena, state) ->
                    (long) READLINK.invokeExact(state, folder, text(arena, name), target, target.byteSize()));
            return new String(target.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
        }
    }

    static void renameAt(int folder, String name, String newName) throws IOException {
        call(newName, (arena, state) ->
                (int) RENAME.invokeExact(state, folder, text(arena, name), folder, text(arena, newName)));
    }

    static void removeAt(int folder, String name) throws IOException {
        call(name, (arena, state) -> (int) UNLINK.invokeExact(state, folder, text(arena, name), 0));
    }

    static void setPermissions(int file, int permissions) throws IOException {
        call("permissions", (_, state) -> (int) CHMOD.invokeExact(state, file, permissions));
    }

    static void setModified(int file, Instant moment) throws IOException {
        call("time", (arena, state) -> {
            // struct timespec[2]: access and modification.
            MemorySegment times = arena.allocateFrom(
                    JAVA_LONG, moment.getEpochSecond(), moment.getNano(), moment.getEpochSecond(), moment.getNano());
            return (int) UTIMES.invokeExact(state, file, times);
        });
    }

    static void write(int file, byte[] bytes, int offset, int length) throws IOException {
        try (Arena memory = Arena.ofConfined()) {
            MemorySegment block = memory.allocate(length);
            MemorySegment.copy(bytes, offset, block, ValueLayout.JAVA_BYTE, 0, length);
            long done = 0;
            while (done < length) {
                MemorySegment rest = block.asSlice(done);
                done += call("write", (_, state) -> (long) WRITE.invokeExact(state, file, rest, rest.byteSize()));
            }
        }
    }

    /** Not tried again when it is interrupted: the number may be another file's by then. */
    static void close(int file) {
        try {
            var _ = (int) CLOSE.invokeExact(file);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
