package dev.coop.desktop.view;

import dev.coop.desktop.text.Texts;
import java.util.function.Function;
import org.kordamp.ikonli.Ikon;

/**
 * A kind of section.
 *
 * @param id also the end of its title's key, {@code section.…}
 */
public record SectionKind(String id, Ikon icon, Function<ViewContext, Section> maker) {
    public String title() {
        return Texts.of("section." + id);
    }
}
