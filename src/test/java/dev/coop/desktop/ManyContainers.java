package dev.coop.desktop;

import dev.coop.core.container.ContainerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * The window with many containers, in a process of its own, because start-up and memory count too. Prints what was
 * measured, a line for each, as a name and a number: times in milliseconds, from the cause to the layout of the frame that
 * shows its effect, the worst of many; {@code frame} is what the JavaFX thread works for a frame while the list scrolls,
 * in 95 of 100; {@code memory} is the most that the process held, in MB.
 */
public final class ManyContainers {
    private static final int ROUNDS = 20;
    private static final int FRAMES = 120;
    private static final String TYPED = "box-0777";

    private final FakeContainers containers;
    private final DesktopFixture desktop;

    private ManyContainers(FakeContainers containers, DesktopFixture desktop) {
        this.containers = containers;
        this.desktop = desktop;
    }

    private static String name(int number) {
        return String.format(Locale.ROOT, "box-%04d", number);
    }

    /** @param args how many */
    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[0]);
        FakeContainers containers = new FakeContainers();
        for (int i = 0; i < count; i++) {
            containers.state(name(i), i % 20 == 0 ? ContainerState.RUNNING : ContainerState.STOPPED);
        }
        long start = System.nanoTime();
        DesktopFixture desktop = DesktopFixture.open(containers, ColorScheme.LIGHT, 1000, 900);
        ManyContainers many = new ManyContainers(containers, desktop);
        many.shown(() -> many.state(name(0)).equals("Running")).get(60, TimeUnit.SECONDS);
        say("list", since(start));
        many.events();
        many.filter();
        many.scroll();
        say("memory", peakMemory());
        desktop.close();
        System.exit(0);
    }

    private static void say(String name, double value) {
        System.out.printf(Locale.ROOT, "%s %.1f%n", name, value);
    }

    /** Only on Linux. */
    private static double peakMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private void events() throws Exception {
        double worst = 0;
        for (int round = 0; round < ROUNDS; round++) {
            boolean starts = round % 2 == 0;
            CompletableFuture<Long> shown = shown(() -> state(name(1)).equals(starts ? "Running" : "Stopped"));
            long start = System.nanoTime();
            containers.state(name(1), starts ? ContainerState.RUNNING : ContainerState.STOPPED);
            worst = Math.max(worst, (shown.get(60, TimeUnit.SECONDS) - start) / 1e6);
        }
        say("event", worst);
    }

    /** Each key changes what is listed, until one is left. */
    private void filter() throws Exception {
        double worst = 0;
        for (int round = 0; round < ROUNDS / 4; round++) {
            for (int length = 1; length <= TYPED.length(); length++) {
                String text = TYPED.substring(0, length);
                worst = Math.max(worst, key(text));
            }
            worst = Math.max(worst, key(""));
        }
        say("filter", worst);
    }

    private double key(String text) throws Exception {
        AtomicReference<@Nullable CompletableFuture<Long>> drawn = new AtomicReference<>();
        long start = DesktopFixture.onUi(() -> {
            long now = System.nanoTime();
            ((TextField) desktop.stage().getScene().lookup("#search")).setText(text);
            drawn.set(shown(() -> true));
            return now;
        });
        return (requireNonNull(drawn.get()).get(60, TimeUnit.SECONDS) - start) / 1e6;
    }

    private void scroll() throws Exception {
        ListView<?> list = DesktopFixture.onUi(
                () -> (ListView<?>) desktop.stage().getScene().lookup(".container-list"));
        List<Double> work = new ArrayList<>();
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        AnimationTimer scroller = new AnimationTimer() {
            private int frame;

            @Override
            public void handle(long now) {
                long start = System.nanoTime();
                list.scrollTo(3 * frame % (list.getItems().size() - 20));
                Runnable[] end = new Runnable[1];
                end[0] = () -> {
                    list.getScene().removePostLayoutPulseListener(end[0]);
                    work.add(since(start));
                };
                list.getScene().addPostLayoutPulseListener(end[0]);
                if (++frame == FRAMES) {
                    stop();
                    done.complete(true);
                }
            }
        };
        DesktopFixture.onUi(() -> {
            scroller.start();
            return true;
        });
        done.get(60, TimeUnit.SECONDS);
        List<Double> sorted = DesktopFixture.onUi(() -> work.stream().sorted().toList());
        say("frame", sorted.get(sorted.size() * 95 / 100));
    }

    private String state(String name) {
        return desktop.robot().lookup(".container-cell").queryAll().stream()
                .filter(cell -> cell.lookupAll(".name").stream()
                        .anyMatch(label -> text(label).equals(name)))
                .flatMap(cell -> cell.lookupAll(".caption").stream())
                .map(ManyContainers::text)
                .findFirst()
                .orElse("");
    }

    private static String text(Node label) {
        return label instanceof Label shown && shown.getText() != null ? shown.getText() : "";
    }

    /** When the frame ends that shows it. */
    private CompletableFuture<Long> shown(Callable<Boolean> condition) throws Exception {
        CompletableFuture<Long> shown = new CompletableFuture<>();
        Callable<Boolean> listen = () -> {
            Runnable[] listener = new Runnable[1];
            listener[0] = () -> {
                try {
                    if (condition.call()) {
                        desktop.stage().getScene().removePostLayoutPulseListener(listener[0]);
                        shown.complete(System.nanoTime());
                    }
                } catch (Exception problem) {
                    shown.completeExceptionally(problem);
                }
            };
            desktop.stage().getScene().addPostLayoutPulseListener(listener[0]);
            // It may be so already, with no frame to come.
            Platform.requestNextPulse();
            return true;
        };
        if (Platform.isFxApplicationThread()) {
            listen.call();
        } else {
            DesktopFixture.onUi(listen);
        }
        return shown;
    }
}
