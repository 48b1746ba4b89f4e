package dev.coop.core.doctor;

import dev.coop.core.image.ImageInfo;
import dev.coop.core.image.ImageService;
import dev.coop.core.settings.Setting;
import dev.coop.core.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Whether the image of new containers is there, what is on board, and whether it is outdated. */
final class ImageCheck extends Check {
    private final ImageService images;
    private final Settings settings;

    ImageCheck(ImageService images, Settings settings) {
        super("image");
        this.images = images;
        this.settings = settings;
    }

    @Override
    Finding look() {
        String alias = settings.get(Setting.DEFAULT_IMAGE);
        Optional<ImageInfo> image =
                images.list().stream().filter(each -> each.name().equals(alias)).findFirst();
        if (image.isEmpty()) {
            // An image of another project may be visible by its alias alone.
            return images.exists(alias)
                    ? pass("the image " + alias + " is there")
                    : fail("There is no image " + alias, "build it with: coop image build");
        }
        return judge(image.get());
    }

    Finding judge(ImageInfo image) {
        long days = Duration.between(image.createdAt(), Instant.now()).toDays();
        String message = "the image " + image.name() + " is " + (days == 1 ? "1 day" : days + " days") + " old"
                + tools(new TreeMap<>(image.tools()));
        return Boolean.TRUE.equals(image.outdated())
                ? warn(message + ", and its recipe would make another one today", "build it with: coop image build")
                : pass(message);
    }

    private static String tools(Map<String, String> tools) {
        return tools.isEmpty()
                ? ""
                : tools.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining(", ", ", with ", ""));
    }
}
