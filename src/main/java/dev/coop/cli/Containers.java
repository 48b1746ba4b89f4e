package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Listing;
import dev.coop.cli.output.Text;
import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns of a container, whose keys scripts rely on. */
final class Containers {
    private Containers() {}

    static Listing<Container> listing() {
        return new Listing<Container>()
                .column("name", "NAME", Container::name)
                .column("status", "STATUS", Containers::settled, Containers::shown, Containers::painted)
                .column("ipv4", "IPV4", Container::ipv4)
                .column("image", "IMAGE", Container::image)
                .column("cpus", "CPUS", Container::cpus)
                .column(
                        "memory_mb",
                        "MEMORY",
                        Container::memoryMb,
                        each -> each.memoryMb() == null ? "-" : Text.bytes((long) each.memoryMb() << 20))
                .column(
                        "disk_gb",
                        "DISK",
                        Container::diskGb,
                        each -> each.diskGb() == null ? "-" : each.diskGb() + " GiB")
                .column("mounts", "MOUNTS", Container::mounts)
                .column("snapshots", "SNAPSHOTS", Container::snapshots)
                .column("created_at", "AGE", each -> each.createdAt().toString(), each -> Text.age(each.createdAt()));
    }

    /** For programs: null between two states, since it is neither. */
    static @Nullable String settled(Container container) {
        return container.state() == ContainerState.CHANGING ? null : status(container);
    }

    /** For a person, in the words of the commands. */
    static String shown(Container container) {
        return container.state() == ContainerState.FROZEN ? "locked" : status(container);
    }

    static String painted(Console console, Container container, String status) {
        return switch (container.state()) {
            case RUNNING -> console.good(status);
            case FROZEN -> console.warning(status);
            case ERROR -> console.bad(status);
            case STOPPED, CHANGING -> console.faint(status);
        };
    }

    static String status(Container container) {
        return container.state().name().toLowerCase(Locale.ROOT);
    }
}
