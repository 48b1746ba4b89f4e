package dev.coop.desktop.container;

import dev.coop.desktop.component.DangerQuestion;
import dev.coop.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.stage.Window;

/** Asks before containers are deleted, and names what is lost with them. */
public final class DeleteQuestion {
    private DeleteQuestion() {}

    /** Calls back when the user says yes. Returns at once. */
    public static void ask(Window owner, List<ContainerItem> items, Runnable yes) {
        String question = items.size() == 1
                ? Texts.of("delete.question", items.getFirst().name())
                : Texts.of("delete.question.n", items.size());
        DangerQuestion.ask(owner, question, losses(items), Texts.of("delete.no", items.size()), yes);
    }

    private static List<String> losses(List<ContainerItem> items) {
        List<String> losses = new ArrayList<>();
        int count = items.size();
        if (count > 1) {
            losses.add(items.stream().map(ContainerItem::name).collect(Collectors.joining(", ")));
        }
        long running = items.stream().filter(item -> !item.startable()).count();
        if (running > 0) {
            losses.add(Texts.of("delete.running", running));
        }
        losses.add(Texts.of("delete.disk", count));
        boolean unknown = items.stream().anyMatch(item -> item.container().snapshots() == null);
        int snapshots = items.stream()
                .map(item -> item.container().snapshots())
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
        if (unknown) {
            losses.add(Texts.of("delete.snapshots.any", count));
        } else if (snapshots > 0) {
            losses.add(Texts.of("delete.snapshots", snapshots));
        }
        int folders = items.stream().mapToInt(item -> item.container().mounts()).sum();
        if (folders > 0) {
            losses.add(Texts.of("delete.folders", folders));
        }
        losses.add(Texts.of("delete.final"));
        return losses;
    }
}
