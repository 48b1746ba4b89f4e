package dev.coop.desktop.create;

import dev.coop.core.container.ContainerName;
import dev.coop.desktop.text.Texts;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says while a name is typed which part of the rule it breaks. The rule itself is the service's. */
final class ContainerNames {
    private static final int LONGEST = 63;
    private static final Pattern LETTERS = Pattern.compile("[a-z0-9-]*");

    private ContainerNames() {}

    /** What is wrong with the name, or empty. */
    static Optional<String> problem(String name, Set<String> taken) {
        if (name.isEmpty()) {
            return Optional.of(Texts.of("create.name.empty"));
        }
        if (!LETTERS.matcher(name).matches()) {
            return Optional.of(Texts.of("create.name.letters"));
        }
        if (name.length() > LONGEST) {
            return Optional.of(Texts.of("create.name.long", LONGEST));
        }
        if (name.endsWith("-")) {
            return Optional.of(Texts.of("create.name.dash"));
        }
        if (!ContainerName.isValid(name)) {
            return Optional.of(Texts.of("create.name.begin"));
        }
        return taken.contains(name) ? Optional.of(Texts.of("create.name.taken", name)) : Optional.empty();
    }
}
