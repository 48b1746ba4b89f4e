package dev.coop.desktop.terminal;

import dev.coop.core.terminal.Shells;
import dev.coop.desktop.notice.Notices;
import dev.coop.desktop.task.BackgroundTasks;
import java.util.function.Consumer;
import javafx.stage.Stage;

/**
 * What terminals get to work with.
 *
 * @param window that they are in unless they have one of their own
 * @param dress makes another window look like that one; it has its scene already
 * @param browser opens an address of the web
 * @param unlock lets a locked container of that name go on
 */
public record TerminalContext(
        Shells shells,
        TerminalMemory memory,
        BackgroundTasks tasks,
        TerminalLook look,
        Notices notices,
        Stage window,
        Consumer<Stage> dress,
        Consumer<String> browser,
        Consumer<String> unlock) {}
