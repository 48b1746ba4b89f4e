package dev.coop.core.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is room where the user's projects and Coop's own files are. */
final class HomeSpaceCheck extends Check {
    private final Path home;

    HomeSpaceCheck(Path home) {
        super("home-space");
        this.home = home;
    }

    @Override
    Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    Finding look() throws IOException {
        FileStore store = Files.getFileStore(home);
        return FreeSpace.judge(
                this,
                "the disk of " + home,
                store.getUsableSpace(),
                store.getTotalSpace(),
                "delete files that you no longer need");
    }
}
