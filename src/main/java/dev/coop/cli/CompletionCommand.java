package dev.coop.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "completion",
        description = "Print the completion for a shell, such as: source <(coop completion bash).")
final class CompletionCommand implements Callable<Integer> {
    private final CoopCli coop;

    /** The shells, each with its file where its own packages have it. */
    private enum Shell {
        BASH("bash-completion/completions/coop"),
        ZSH("zsh/site-functions/_coop"),
        FISH("fish/vendor_completions.d/coop.fish");

        private final String file;

        Shell(String file) {
            this.file = file;
        }
    }

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private Shell shell = Shell.BASH;

    CompletionCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() throws IOException {
        try (InputStream script =
                Objects.requireNonNull(CompletionCommand.class.getResourceAsStream("completion/" + shell.file))) {
            coop.console().out().print(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        return ExitCodes.OK;
    }
}
