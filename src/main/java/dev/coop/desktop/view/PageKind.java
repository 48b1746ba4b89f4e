package dev.coop.desktop.view;

import dev.coop.desktop.text.Texts;
import java.util.function.Function;
import org.kordamp.ikonli.Ikon;

/**
 * A kind of page.
 *
 * @param id also the end of its title's key, {@code page.…}
 * @param needsIncus whether there is nothing to see in it without a connection
 */
public record PageKind(String id, Ikon icon, boolean needsIncus, Function<ViewContext, Page> maker) {
    public String title() {
        return Texts.of("page." + id);
    }
}
