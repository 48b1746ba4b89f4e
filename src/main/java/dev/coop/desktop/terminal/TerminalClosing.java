package dev.coop.desktop.terminal;

import dev.coop.desktop.component.DangerQuestion;
import dev.coop.desktop.container.ContainerItem;
import dev.coop.desktop.notice.Notice;
import dev.coop.desktop.text.Texts;
import java.util.List;
import java.util.Optional;

/** Closes terminals because the user says so: their sessions end with them, after a question when something runs in one. */
final class TerminalClosing {
    private final ContainerItem item;
    private final TerminalContext context;

    TerminalClosing(ContainerItem item, TerminalContext context) {
        this.item = item;
        this.context = context;
    }

    /** @param close called when it is to be closed */
    void ask(TerminalTab tab, Runnable close) {
        if (!tab.model().kept() || item.startable()) {
            context.memory().forget(tab.model().name());
            close.run();
        } else if (!item.runs()) {
            leave(tab, close);
        } else {
            context.tasks()
                    .start(
                            () -> context.shells()
                                    .running(item.name(), tab.model().name()),
                            running -> answered(tab, running, close),
                            problem -> leave(tab, close));
        }
    }

    private void answered(TerminalTab tab, Optional<String> running, Runnable close) {
        if (running.isEmpty()) {
            end(tab, close);
            return;
        }
        DangerQuestion.ask(
                context.window(),
                Texts.of("terminal.close.question", tab.title()),
                List.of(Texts.of("terminal.close.runs", running.get(), item.name())),
                Texts.of("terminal.close.yes"),
                Texts.of("terminal.close.no"),
                () -> end(tab, close));
    }

    private void end(TerminalTab tab, Runnable close) {
        context.memory().forget(tab.model().name());
        close.run();
        context.tasks()
                .run(() -> context.shells().end(item.name(), tab.model().name()), () -> {}, context.notices()::failed);
    }

    /** Nobody can end what cannot be reached, and it is still there when it can. */
    private void leave(TerminalTab tab, Runnable close) {
        close.run();
        String text = Texts.of("terminal.close.left", tab.title(), item.name());
        context.notices().show(new Notice(text, Texts.of("terminal.close.left.hint"), text, null));
    }
}
