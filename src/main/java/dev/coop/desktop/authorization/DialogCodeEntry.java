package dev.coop.desktop.authorization;

import dev.coop.core.authorization.AuthorizationRequest;
import dev.coop.core.authorization.CodeEntry;
import dev.coop.core.authorization.Deadline;
import dev.coop.desktop.task.BackgroundTasks;
import dev.coop.desktop.theme.Theme;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Lets a thread of the services wait for what happens in the window. */
final class DialogCodeEntry implements CodeEntry {
    /** How often the deadline's own clock is looked at: it need not be the one that threads wait by. */
    private static final long LOOK_MILLIS = 100;

    private final Window owner;
    private final Theme theme;
    private final BackgroundTasks tasks;
    private final CodeModel model = new CodeModel();
    /** JavaFX thread only. */
    private @Nullable CodeDialog dialog;

    DialogCodeEntry(Window owner, Theme theme, BackgroundTasks tasks) {
        this.owner = owner;
        this.theme = theme;
        this.tasks = tasks;
    }

    @Override
    public void prepare(AuthorizationRequest request) {
        // There is a person: the request comes from a window.
    }

    @Override
    public char @Nullable [] ask(AuthorizationRequest request, int triesLeft, Deadline deadline)
            throws InterruptedException {
        CompletableFuture<char @Nullable []> answer = new CompletableFuture<>();
        tasks.onUi(() -> {
            try {
                ask(request, triesLeft, deadline, answer);
            } catch (RuntimeException problem) {
                answer.completeExceptionally(problem);
            }
        });
        while (!deadline.isOver()) {
            try {
                return answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                // Perhaps the deadline is over.
            } catch (ExecutionException problem) {
                throw new IllegalStateException("The code cannot be asked for", problem.getCause());
            }
        }
        var _ = answer.thenAccept(late -> {
            if (late != null) {
                Arrays.fill(late, '\0');
            }
        });
        return new char[0];
    }

    private void ask(
            AuthorizationRequest request,
            int triesLeft,
            Deadline deadline,
            CompletableFuture<char @Nullable []> answer) {
        CodeDialog shown = dialog;
        if (shown != null && !shown.isShowing()) {
            answer.complete(null);
            return;
        }
        if (shown == null) {
            shown = new CodeDialog(model, request, owner, theme, tasks);
            dialog = shown;
        }
        model.ask(triesLeft, deadline, answer::complete);
        shown.show();
    }

    @Override
    public void end(Outcome outcome) {
        tasks.onUi(() -> {
            CodeDialog shown = dialog;
            if (shown == null) {
                return;
            }
            if (outcome == Outcome.ACCEPTED || outcome == Outcome.FAILED) {
                shown.close();
            }
            model.end(outcome);
        });
    }
}
