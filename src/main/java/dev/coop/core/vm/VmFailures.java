package dev.coop.core.vm;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.vm.VmException;
import java.util.function.Supplier;

/** Turns what Colima and Lima could not do into the one exception of the services. */
final class VmFailures {
    private VmFailures() {}

    static <T> T translating(Supplier<T> work) {
        try {
            return work.get();
        } catch (VmException failure) {
            Kind kind =
                    switch (failure.kind()) {
                        case USAGE -> Kind.USAGE;
                        case WRONG_STATE -> Kind.WRONG_STATE;
                        case FAILED -> Kind.ERROR;
                        case CANCELLED -> Kind.INTERRUPTED;
                    };
            throw new CoopException(kind, failure.problem(), failure.hint(), failure);
        }
    }
}
