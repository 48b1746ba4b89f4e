package dev.coop.core.doctor;

import dev.coop.host.ProgramPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether the {@code coop} that a terminal finds is this one. */
final class PathCheck extends Check {
    private final ProgramPath path;
    private final Optional<Path> launcher;

    /** @param launcher the program that this is; empty when it was started in another way */
    PathCheck(ProgramPath path, Optional<Path> launcher) {
        super("path");
        this.path = path;
        this.launcher = launcher;
    }

    @Override
    Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    Finding look() throws IOException {
        List<Path> found = path.findAll("coop");
        if (launcher.isEmpty()) {
            return skip("this is not the installed program");
        }
        Path self = launcher.get().toRealPath();
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).toRealPath().equals(self)) {
                return i == 0
                        ? pass("coop on the PATH is this one")
                        : warn(
                                found.getFirst() + " is another coop, and comes first on the PATH",
                                "remove it, or put " + found.get(i).getParent() + " before it");
            }
        }
        return found.isEmpty()
                ? warn("coop is not on the PATH", "link it with: ln -s " + self + " ~/.local/bin/coop")
                : warn(found.getFirst() + " is another coop than this one (" + self + ")", "remove the older one");
    }
}
