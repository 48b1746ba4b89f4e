package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Spinner;
import dev.coop.cli.output.Text;
import dev.coop.core.container.ContainerName;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.files.ContainerFiles;
import dev.coop.core.files.CopyListener;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "cp",
        description = {
            "Copy files and folders from a container, or into one.",
            "As in: coop cp web:project . or: coop cp notes.txt web:/home/agent/",
            "A path in a container without / at its beginning is in the agent's home. For - one file comes from the",
            "input or goes to the output. Links that lead out of what is copied from a container are left out."
        })
final class CopyCommand implements Callable<Integer> {
    private static final String STREAM = "-";

    private final CoopCli coop;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "FILE, CONTAINER:FILE or -.")
    private String source = "";

    @Parameters(index = "1", paramLabel = "TARGET", description = "FILE, CONTAINER:FILE or -.")
    private String target = "";

    @Option(
            names = {"-r", "-a"},
            description = "Folders are copied with all that is in them anyway, so this is for habit's sake.")
    @SuppressWarnings("unused")
    private boolean habit;

    CopyCommand(CoopCli coop) {
        this.coop = coop;
    }

    /** A path, in a container when that is not null. */
    private record Place(@Nullable String container, String path) {
        static Place of(String text) {
            int colon = text.indexOf(':');
            return colon > 0 && ContainerName.isValid(text.substring(0, colon))
                    ? new Place(text.substring(0, colon), text.substring(colon + 1))
                    : new Place(null, text);
        }

        Path local() {
            try {
                return Path.of(path);
            } catch (InvalidPathException _) {
                throw new CoopException(Kind.USAGE, "\"" + path + "\" cannot be a path");
            }
        }
    }

    @Override
    public Integer call() {
        Place from = Place.of(source);
        Place to = Place.of(target);
        ContainerFiles files = coop.services().files();
        if ((from.container() == null) == (to.container() == null)) {
            throw new CoopException(
                    Kind.USAGE, "One of the two must be in a container, as in: coop cp web:project .", "");
        }
        if (from.container() != null && target.equals(STREAM)) {
            files.read(from.container(), from.path(), new FileOutputStream(FileDescriptor.out));
        } else if (to.container() != null && source.equals(STREAM)) {
            files.write(to.container(), to.path(), new FileInputStream(FileDescriptor.in));
        } else {
            copy(files, from, to);
        }
        return ExitCodes.OK;
    }

    private void copy(ContainerFiles files, Place from, Place to) {
        Console console = coop.console();
        Progress progress = new Progress(console);
        try (Spinner spinner = console.spinner("Copying " + source)) {
            progress.spinner = spinner;
            if (from.container() != null) {
                files.pull(from.container(), from.path(), to.local(), progress);
            } else if (to.container() != null) {
                files.push(from.local(), to.container(), to.path(), progress);
            }
        }
        console.remark("Copied " + progress.summary());
    }

    private static final class Progress implements CopyListener {
        private final Console console;
        private @Nullable Spinner spinner;
        private long count;
        private long bytes;

        Progress(Console console) {
            this.console = console;
        }

        @Override
        public void copied(String path) {
            count++;
        }

        @Override
        public void progress(long more) {
            bytes += more;
            if (spinner != null) {
                spinner.text("Copying: " + summary());
            }
        }

        @Override
        public void skipped(String path, String why) {
            console.warn(Text.printable(path) + " is left out: " + Text.printable(why));
        }

        String summary() {
            return (count == 1 ? "1 file" : count + " files") + ", " + Text.bytes(bytes);
        }
    }
}
