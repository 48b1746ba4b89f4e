package dev.coop.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program as a user runs it. */
record Program(List<String> command, Map<String, String> environment) {
    /** Incus itself, in a project. */
    static Program incus(String project, String... args) {
        List<String> command = new ArrayList<>(List.of("incus", "--project", project));
        command.addAll(List.of(args));
        return new Program(command, Map.of());
    }

    /** @return what it wrote */
    String run() throws IOException, InterruptedException {
        Process process = start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + output);
        }
        return output;
    }

    /** The most memory that it held at a time, in MB. Only on Linux. */
    double peakMemory() throws IOException, InterruptedException {
        Process process = start();
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        double peak = 0;
        while (process.isAlive()) {
            // The kernel keeps the peak, but forgets it with the process, which tells nobody before it ends.
            peak = Math.max(peak, peakSoFar(status));
            Thread.sleep(1);
        }
        return peak;
    }

    private static double peakSoFar(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }

    /** It gets no input. */
    Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        // The JDK that made the cache.
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }
}
