package dev.coop.cli;

import dev.coop.cli.output.Console;
import dev.coop.cli.output.Format;
import dev.coop.cli.output.Listing;
import dev.coop.cli.output.Text;
import dev.coop.core.image.BuildRequest;
import dev.coop.core.image.ImageInfo;
import dev.coop.core.image.ImageService;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "image", description = "The images that containers are made from.", synopsisSubcommandLabel = "COMMAND")
final class ImageCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    /** A table has no room for more; the other formats have all. */
    private static final Set<String> MAIN_TOOLS = Set.of("claude", "gh", "go", "node", "python");

    static CommandLine line(CoopCli coop) {
        return new CommandLine(new ImageCommand())
                .addSubcommand(new Build(coop))
                .addSubcommand(new Exists(coop))
                .addSubcommand(new ListImages(coop))
                .addSubcommand(new Delete(coop));
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Name a command of image");
    }

    @Command(name = "build", description = "Build the base image, or go on with a build that was not finished.")
    static final class Build implements Callable<Integer> {
        private final CoopCli coop;

        @Option(
                names = "--recipe",
                paramLabel = "NAME",
                description = "ubuntu-22.04 or debian-13 (default: what suits).")
        private @Nullable String recipe;

        @Option(names = "--base", paramLabel = "ALIAS", description = "Another base from the image server.")
        private @Nullable String base;

        @Option(names = "--rebuild", description = "From the start, even when nothing has changed.")
        private boolean rebuild;

        Build(CoopCli coop) {
            this.coop = coop;
        }

        @Override
        public Integer call() {
            long start = System.nanoTime();
            ImageInfo image;
            try (BuildProgress progress = new BuildProgress(coop.console())) {
                image = coop.services().images().build(new BuildRequest(recipe, base, rebuild), progress);
            }
            coop.console()
                    .remark(coop.console().good("Ready") + " in "
                            + Text.duration(Duration.ofNanos(System.nanoTime() - start)) + ": " + image.name() + ", "
                            + Text.bytes(image.sizeBytes()));
            image.tools().forEach((tool, version) -> coop.console().remark("  " + Text.pad(tool, 14) + version));
            return ExitCodes.OK;
        }
    }

    @Command(name = "exists", description = "Exit with 0 when the image is there, with 4 when not.")
    static final class Exists implements Callable<Integer> {
        private final CoopCli coop;

        @Parameters(arity = "0..1", paramLabel = "IMAGE", description = "The image (default: the base image).")
        private @Nullable String image;

        Exists(CoopCli coop) {
            this.coop = coop;
        }

        @Override
        public Integer call() {
            boolean there = image == null
                    ? coop.services().images().exists()
                    : coop.services().images().exists(image);
            return there ? ExitCodes.OK : ExitCodes.WRONG_STATE;
        }
    }

    @Command(name = "list", aliases = "ls", description = "List the images.")
    static final class ListImages implements Callable<Integer> {
        private final CoopCli coop;

        @Option(names = "--format", defaultValue = "table", description = "table, json, csv or yaml (default: table).")
        private Format format = Format.TABLE;

        ListImages(CoopCli coop) {
            this.coop = coop;
        }

        @Override
        public Integer call() {
            new Listing<ImageInfo>()
                    .column("name", "NAME", ImageInfo::name)
                    .column("fingerprint", "FINGERPRINT", ImageInfo::fingerprint, each -> each.fingerprint()
                            .substring(0, 12))
                    .column("description", "DESCRIPTION", ImageInfo::description)
                    .column("architecture", "ARCH", ImageInfo::architecture)
                    .column("size_bytes", "SIZE", ImageInfo::sizeBytes, each -> Text.bytes(each.sizeBytes()))
                    .column("tools", "TOOLS", ImageInfo::tools, each -> each.tools().entrySet().stream()
                            .filter(tool -> MAIN_TOOLS.contains(tool.getKey()))
                            .map(tool -> tool.getKey() + " " + tool.getValue())
                            .collect(Collectors.joining(", ")))
                    .column(
                            "outdated",
                            "STATE",
                            ImageInfo::outdated,
                            ListImages::state,
                            (console, each, text) ->
                                    Boolean.TRUE.equals(each.outdated()) ? console.warning(text) : text)
                    .column(
                            "containers",
                            "CONTAINERS",
                            ImageInfo::containers,
                            each -> each.containers().isEmpty() ? "-" : String.join(", ", each.containers()))
                    .column(
                            "created_at",
                            "AGE",
                            each -> each.createdAt().toString(),
                            each -> Text.age(each.createdAt()))
                    .print(
                            coop.services().images().list(),
                            format,
                            "There are no images yet. Build the base image with: coop image build",
                            coop.console());
            return ExitCodes.OK;
        }

        private static String state(ImageInfo image) {
            Boolean outdated = image.outdated();
            return outdated == null ? "-" : outdated ? "outdated" : "current";
        }
    }

    @Command(
            name = "delete",
            aliases = "rm",
            description = "Delete images. Containers that were made from them stay as they are.")
    static final class Delete implements Callable<Integer> {
        private final CoopCli coop;

        @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "The images, by name or fingerprint.")
        private List<String> images = List.of();

        @Option(
                names = {"-f", "--force"},
                description = "Do not ask, and delete also what containers are made from.")
        private boolean force;

        Delete(CoopCli coop) {
            this.coop = coop;
        }

        @Override
        public Integer call() {
            Console console = coop.console();
            ImageService service = coop.services().images();
            for (String image : images) {
                if (!force) {
                    console.confirm("Delete the image " + Text.printable(image) + "?", "--yes or --force");
                }
                try (var _ = console.spinner("Deleting " + image)) {
                    service.delete(image, force);
                }
                console.remark("Deleted " + Text.printable(image));
            }
            return ExitCodes.OK;
        }
    }
}
