package dev.coop.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What {@code colima list --json} and {@code limactl list --json} print: a JSON object on each line. */
final class Listings {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Listings() {}

    /**
     * The objects; warnings of the program that came in between are left out.
     *
     * @throws VmException when an object cannot be read
     */
    static List<Map<String, Object>> parse(String title, String printed) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (String line : printed.lines().map(String::strip).toList()) {
            if (line.startsWith("{")) {
                try {
                    objects.add(JsonMapper.shared().readValue(line, OBJECT));
                } catch (JacksonException broken) {
                    throw new VmException(
                            VmException.Kind.FAILED,
                            "What " + title + " says of its virtual machines makes no sense",
                            "see what it says with: " + (title.equals("Lima") ? "limactl" : "colima") + " list --json",
                            broken);
                }
            }
        }
        return objects;
    }

    static @Nullable String text(Map<String, Object> object, String key) {
        return object.get(key) instanceof String text && !text.isBlank() ? text : null;
    }

    static @Nullable Long number(Map<String, Object> object, String key) {
        return object.get(key) instanceof Number number ? number.longValue() : null;
    }

    static @Nullable Integer small(Map<String, Object> object, String key) {
        return object.get(key) instanceof Number number ? number.intValue() : null;
    }
}
