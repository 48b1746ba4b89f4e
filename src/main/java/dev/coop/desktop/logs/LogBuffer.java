package dev.coop.desktop.logs;

import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The last lines of a log, and those of them that are searched for. */
public final class LogBuffer {
    static final int MOST = 100_000;
    /** Taken away at a time: a list that loses its first line with each new one would never stand still. */
    static final int BLOCK = 5_000;

    private final ObservableList<LogLine> all = FXCollections.observableArrayList();
    private final FilteredList<LogLine> shown = new FilteredList<>(all);

    /** Those that fit the search, the oldest first. */
    public ObservableList<LogLine> shown() {
        return shown;
    }

    /** How many there are, whether they fit or not. */
    public int size() {
        return all.size();
    }

    /** @param wanted shows only lines with this in them, in capitals or not; all when it is empty */
    public void search(String wanted) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        shown.setPredicate(
                lower.isEmpty()
                        ? null
                        : line -> line.text().toLowerCase(Locale.ROOT).contains(lower));
    }

    /** Adds them at the end; the oldest go when there are too many. */
    public void add(List<LogLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        List<LogLine> last = lines.subList(Math.max(0, lines.size() - MOST), lines.size());
        int over = all.size() + last.size() - MOST;
        if (over > 0) {
            all.remove(0, Math.min(Math.max(over, BLOCK), all.size()));
        }
        all.addAll(last);
    }

    public void clear() {
        all.clear();
    }
}
