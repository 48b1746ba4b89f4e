package dev.coop.core.mount;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

/** Exchanges two names in one step, over and over, as fast as it can, until it is killed. */
final class Swapper {
    private static final int BELOW_NOTHING = -100;
    private static final int EXCHANGE = 2;

    private Swapper() {}

    @SuppressWarnings("restricted")
    public static void main(String[] names) throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle rename = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("renameat2"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
        MemorySegment one = Arena.global().allocateFrom(names[0]);
        MemorySegment other = Arena.global().allocateFrom(names[1]);
        System.out.println("ready");
        while ((int) rename.invokeExact(BELOW_NOTHING, one, BELOW_NOTHING, other, EXCHANGE) == 0) {
            Thread.onSpinWait();
        }
        System.out.println("they cannot be exchanged");
    }
}
