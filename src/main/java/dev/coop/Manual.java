package dev.coop;

import dev.coop.cli.ManualPages;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the manual's pages into the folder that is named, for the build. Not for users. */
final class Manual {
    private Manual() {}

    public static void main(String[] args) throws IOException {
        try (Wiring wiring = new Wiring()) {
            ManualPages.write(wiring, Path.of(args[0]));
        }
    }
}
