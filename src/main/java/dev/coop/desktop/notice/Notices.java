package dev.coop.desktop.notice;

import dev.coop.core.failure.CoopException;
import dev.coop.desktop.notice.Notice.Remedy;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The notices that the user has not yet put away, the oldest first. */
public final class Notices {
    /** More than this would hide the window behind its own complaints. */
    private static final int MOST = 4;

    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final ObservableList<Notice> readOnly = FXCollections.unmodifiableObservableList(notices);

    public ObservableList<Notice> shown() {
        return readOnly;
    }

    /** Says once what went wrong. What the user cancelled is not worth a word. */
    public void failed(CoopException failure) {
        failed(failure, null);
    }

    public void failed(CoopException failure, @Nullable Remedy remedy) {
        if (failure.kind() == CoopException.Kind.INTERRUPTED) {
            return;
        }
        show(Notice.of(failure, remedy));
    }

    public void show(Notice notice) {
        notices.removeIf(old -> old.problem().equals(notice.problem()));
        while (notices.size() >= MOST) {
            notices.removeFirst();
        }
        notices.add(notice);
    }

    public void dismiss(Notice notice) {
        notices.remove(notice);
    }
}
