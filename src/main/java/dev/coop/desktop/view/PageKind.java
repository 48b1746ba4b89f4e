package dev.coop.desktop.view;

import dev.coop.desktop.text.Texts;
import java.util.function.Function;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.Ikon;

/**
 * A kind of page.
 *
 * @param id also the end of its title's key, {@code page.…}
 * @param needsIncus whether there is nothing to see in it without a connection
 * @param offered whether there is anything to see in it on this computer
 */
public record PageKind(
        String id, Ikon icon, boolean needsIncus, ObservableValue<Boolean> offered, Function<ViewContext, Page> maker) {
    /** One that is always offered. */
    public PageKind(String id, Ikon icon, boolean needsIncus, Function<ViewContext, Page> maker) {
        this(id, icon, needsIncus, new SimpleBooleanProperty(true), maker);
    }

    public String title() {
        return Texts.of("page." + id);
    }
}
