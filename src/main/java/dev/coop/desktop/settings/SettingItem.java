package dev.coop.desktop.settings;

import dev.coop.core.settings.Setting;
import dev.coop.core.settings.SettingValue;
import dev.coop.core.settings.SettingValue.Source;
import dev.coop.desktop.text.Texts;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** One setting while it is edited: what is typed is checked at once, and written when the user is done. */
final class SettingItem {
    private final Setting<?> setting;
    private final BiConsumer<SettingItem, @Nullable String> writer;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<SettingValue<?>> value;

    /** @param writer writes a text, or takes back what is written when it is null */
    SettingItem(SettingValue<?> value, BiConsumer<SettingItem, @Nullable String> writer) {
        this.setting = value.setting();
        this.writer = writer;
        this.value = new ReadOnlyObjectWrapper<>(value);
        text.set(value.text());
        text.subscribe(this::check);
    }

    Setting<?> setting() {
        return setting;
    }

    /** What is typed. */
    StringProperty textProperty() {
        return text;
    }

    /** What is wrong with it, or empty. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What holds. */
    ReadOnlyObjectProperty<SettingValue<?>> valueProperty() {
        return value.getReadOnlyProperty();
    }

    /** Whether the environment says what it is, so that nothing else counts. */
    boolean fixed() {
        return value.get().source() == Source.ENVIRONMENT;
    }

    /** Whether there is something to take back. */
    boolean resettable() {
        return value.get().source() == Source.FILE;
    }

    private void check(String typed) {
        boolean untouched = typed.equals(value.get().text());
        boolean allowed = untouched || typed.isBlank() || setting.type().ofText(typed) != null;
        problem.set(allowed ? "" : Texts.of("settings.problem", setting.type().rule()));
    }

    /** Writes what is typed if it is allowed and new; nothing at all means the default. */
    void commit() {
        if (fixed() || !problem.get().isEmpty() || text.get().equals(value.get().text())) {
            return;
        }
        if (text.get().isBlank()) {
            reset();
        } else {
            writer.accept(this, text.get());
        }
    }

    void reset() {
        if (resettable()) {
            writer.accept(this, null);
        } else {
            revert();
        }
    }

    /** Back to what holds. */
    void revert() {
        text.set(value.get().text());
        check(text.get());
    }

    /** It is this now. What is being typed stays. */
    void show(SettingValue<?> now) {
        boolean untouched = text.get().equals(value.get().text());
        Object typed = setting.type().ofText(text.get());
        boolean written = typed != null && typed.equals(now.value());
        value.set(now);
        if (untouched || written || text.get().isBlank() || now.source() != Source.FILE) {
            revert();
        }
    }

    void failed(String why) {
        problem.set(why);
    }
}
