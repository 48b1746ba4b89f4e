package dev.coop.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A display that nobody sees. */
final class VirtualDisplay implements AutoCloseable {
    private final Process server;
    private final String name;

    VirtualDisplay() throws IOException {
        server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader number = server.inputReader();
        name = ":" + number.readLine();
    }

    /** As {@code DISPLAY} has it. */
    String name() {
        return name;
    }

    /** Clicks twice at a place in Coop's window. */
    void doubleClick(int x, int y) throws IOException, InterruptedException {
        List<String> window = List.of("xdotool", "search", "--onlyvisible", "--name", "Coop");
        List<String> click = List.of(
                "mousemove", "--window", "%1", Integer.toString(x), Integer.toString(y), "click", "--repeat", "2", "1");
        List<String> command = Stream.concat(window.stream(), click.stream()).toList();
        new Program(command, Map.of("DISPLAY", name)).run();
    }

    @Override
    public void close() {
        server.destroy();
    }
}
