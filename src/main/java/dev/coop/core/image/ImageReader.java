package dev.coop.core.image;

import dev.coop.core.container.Keys;
import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.image.ImageBuilder.Properties;
import dev.coop.incus.Image;
import dev.coop.incus.IncusClient;
import dev.coop.incus.Instance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads images from Incus. */
final class ImageReader {
    private static final int SHORT_FINGERPRINT = 12;
    /** Incus notes on an instance the fingerprint of what it was made from. */
    private static final String MADE_FROM = "volatile.base_image";

    private final IncusClient incus;
    private final RecipeBook book;

    ImageReader(IncusClient incus, RecipeBook book) {
        this.incus = incus;
        this.book = book;
    }

    /** All, newest first. */
    List<ImageInfo> list() {
        List<Image> images = incus.images().list();
        Map<String, List<String>> containers = containers();
        List<String> certificates =
                images.stream().anyMatch(ImageReader::isBuilt) ? BuildHost.certificates() : List.of();
        return images.stream()
                .map(each -> info(each, containers.getOrDefault(each.fingerprint(), List.of()), certificates))
                .sorted(Comparator.comparing(ImageInfo::createdAt).reversed())
                .toList();
    }

    ImageInfo info(Image image) {
        return info(
                image,
                containers().getOrDefault(image.fingerprint(), List.of()),
                isBuilt(image) ? BuildHost.certificates() : List.of());
    }

    /**
     * By alias, or by the beginning of its fingerprint.
     *
     * @throws CoopException of kind WRONG_STATE when there is none, or more than one
     */
    Image find(String name) {
        List<Image> found = incus.images().list().stream()
                .filter(image ->
                        image.aliases().stream().anyMatch(alias -> alias.name().equals(name)))
                .toList();
        if (found.isEmpty() && name.matches("[0-9a-f]{6,64}")) {
            found = incus.images().list().stream()
                    .filter(image -> image.fingerprint().startsWith(name))
                    .toList();
        }
        if (found.size() != 1) {
            throw new CoopException(
                    Kind.WRONG_STATE,
                    found.isEmpty()
                            ? "There is no image \"" + name + "\""
                            : "There are several images whose fingerprints begin with " + name,
                    "see those that there are with: coop image list");
        }
        return found.getFirst();
    }

    /** Names by the fingerprint of the image. */
    private Map<String, List<String>> containers() {
        Map<String, List<String>> containers = new HashMap<>();
        for (Instance each : incus.instances().list()) {
            @Nullable String image = each.config().get(MADE_FROM);
            if (image != null && !each.config().containsKey(Keys.ROLE)) {
                containers.computeIfAbsent(image, _ -> new ArrayList<>()).add(each.name());
            }
        }
        containers.values().forEach(names -> names.sort(Comparator.naturalOrder()));
        return containers;
    }

    private ImageInfo info(Image image, List<String> containers, List<String> certificates) {
        Map<String, String> tools = new TreeMap<>();
        image.properties().forEach((key, value) -> {
            if (key.startsWith(Properties.TOOL)) {
                tools.put(key.substring(Properties.TOOL.length()), value);
            }
        });
        return new ImageInfo(
                image.aliases().isEmpty()
                        ? image.fingerprint().substring(0, SHORT_FINGERPRINT)
                        : image.aliases().getFirst().name(),
                image.fingerprint(),
                image.properties().getOrDefault("description", ""),
                image.architecture(),
                image.size(),
                tools,
                image.uploadedAt(),
                outdated(image, certificates),
                List.copyOf(containers));
    }

    private static boolean isBuilt(Image image) {
        return image.properties().containsKey(Properties.DIGEST);
    }

    /** Whether its recipe would make another one today. */
    private @Nullable Boolean outdated(Image image, List<String> certificates) {
        @Nullable String name = image.properties().get(Properties.RECIPE);
        @Nullable String digest = image.properties().get(Properties.DIGEST);
        if (name == null || digest == null) {
            return null;
        }
        if (!book.names().contains(name)) {
            return true;
        }
        Recipe recipe = book.recipe(name);
        String base =
                image.properties().getOrDefault(Properties.BASE, recipe.base().alias());
        return !BuildPlan.of(book, recipe, BuildHost.debianName(image.architecture()), base, certificates)
                .digest()
                .equals(digest);
    }
}
