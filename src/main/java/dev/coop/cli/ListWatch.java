package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Format;
import dev.coop.core.container.Container;
import dev.coop.core.container.ContainerListener;
import dev.coop.core.container.ContainerService.Watch;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** A listing that goes on: on a terminal redrawn in place, else a line for each change. */
final class ListWatch implements ContainerListener {
    private static final String CLEAR = "\u001b[H\u001b[2J\u001b[3J";

    private final CoopCli coop;
    private final Console console;
    private final Format format;
    private final UnaryOperator<List<Container>> filter;
    private Map<String, Container> known = new HashMap<>();

    ListWatch(CoopCli coop, Format format, UnaryOperator<List<Container>> filter) {
        if (format != Format.TABLE && format != Format.JSON) {
            throw new CoopException(Kind.USAGE, "--watch goes with --format table and json only");
        }
        this.coop = coop;
        this.console = coop.console();
        this.format = format;
        this.filter = filter;
    }

    /** Until it is interrupted. */
    int run() {
        try (Watch _ = coop.services().containers().watch(this)) {
            new CountDownLatch(1).await();
            return ExitCodes.OK;
        } catch (InterruptedException _) {
            return ExitCodes.INTERRUPTED;
        }
    }

    @Override
    public void changed(List<Container> containers) {
        List<Container> chosen = filter.apply(containers);
        if (console.isTerminal() && format == Format.TABLE) {
            redraw(chosen);
        } else {
            tell(chosen);
        }
        console.out().flush();
    }

    @Override
    public void disconnected(CoopException why) {
        console.warn(why.oneLine());
    }

    private void redraw(List<Container> chosen) {
        console.out().print(CLEAR);
        Containers.listing().print(chosen, Format.TABLE, "No container is there", console);
        console.out().println();
        console.out().println(console.faint("Ctrl-C ends"));
    }

    private void tell(List<Container> chosen) {
        Map<String, Container> now = new HashMap<>();
        for (Container each : chosen) {
            now.put(each.name(), each);
            if (!each.equals(known.get(each.name()))) {
                line(each, Containers.status(each));
            }
        }
        known.values().stream().filter(each -> !now.containsKey(each.name())).forEach(each -> line(each, "deleted"));
        known = now;
    }

    private void line(Container container, String status) {
        if (format == Format.TABLE) {
            console.out()
                    .println(
                            container.name() + " " + status + (container.ipv4() == null ? "" : " " + container.ipv4()));
        } else {
            Containers.listing().printJsonLine(container, Map.of("status", status), console.out());
        }
    }
}
