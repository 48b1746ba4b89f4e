package dev.coop.cli;

import dev.coop.core.ssh.SshFiles;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "ssh-config",
        description = {
            "Print what to add to ~/.ssh/config, so that ssh, git and editors know containers as NAME.coop.",
            "As in: coop ssh-config >>~/.ssh/config, then: ssh web.coop"
        })
final class SshConfigCommand implements Callable<Integer> {
    private final CoopCli coop;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Only these, by name: editors offer what is named. Without any, all that there ever are.")
    private List<String> names = List.of();

    SshConfigCommand(CoopCli coop) {
        this.coop = coop;
    }

    @Override
    public Integer call() {
        SshFiles ssh = coop.services().ssh();
        ssh.ensure();
        coop.console()
                .out()
                .print(ssh.block(
                        names.isEmpty()
                                ? SshFiles.host("*")
                                : names.stream()
                                        .map(coop.services().containers()::get)
                                        .map(each -> SshFiles.host(each.name()))
                                        .collect(Collectors.joining(" "))));
        coop.console().out().flush();
        return ExitCodes.OK;
    }
}
