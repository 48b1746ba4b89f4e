package dev.coop.desktop.view;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Shows one view at a time, makes each when it is first wanted, and tells them when they can be seen.
 *
 * @param <K> kind of view
 * @param <V> view
 */
public final class ViewHost<K, V extends View> extends StackPane {
    private final Function<K, V> maker;
    private final Map<K, V> made = new LinkedHashMap<>();
    private @Nullable V current;
    private @Nullable V seen;
    /** Kept, or a binding would be forgotten. */
    private final ObservableValue<Boolean> visibility;

    private boolean visible;

    /** @param visible whether what the host shows can be seen at all */
    public ViewHost(Function<K, V> maker, ObservableValue<Boolean> visible) {
        this.maker = maker;
        this.visibility = visible;
        getStyleClass().add("view-host");
        visibility.subscribe(now -> {
            this.visible = now;
            tell();
        });
    }

    /** The view of a kind, made when there is none yet. */
    public V view(K kind) {
        return made.computeIfAbsent(kind, maker);
    }

    public Collection<V> made() {
        return made.values();
    }

    /** The one that is chosen. */
    public Optional<V> current() {
        return Optional.ofNullable(current);
    }

    public void choose(K kind) {
        V view = view(kind);
        if (!view.equals(current)) {
            current = view;
            getChildren().setAll(view.node());
            tell();
        }
    }

    private void tell() {
        V nowSeen = visible ? current : null;
        if (Objects.equals(nowSeen, seen)) {
            return;
        }
        if (seen != null) {
            seen.hidden();
        }
        seen = nowSeen;
        if (nowSeen != null) {
            nowSeen.shown();
        }
    }

    /** Hides and closes all that were made. */
    public void close() {
        visible = false;
        tell();
        made.values().forEach(View::close);
    }
}
