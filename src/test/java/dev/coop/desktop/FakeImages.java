package dev.coop.desktop;

import dev.coop.core.failure.CoopException;
import dev.coop.core.failure.CoopException.Kind;
import dev.coop.core.image.BuildListener;
import dev.coop.core.image.BuildRequest;
import dev.coop.core.image.ImageInfo;
import dev.coop.core.image.ImageService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two images. */
final class FakeImages implements ImageService {
    volatile List<ImageInfo> images = List.of(
            image("coop-agent-base", Duration.ofDays(3), 598_000_000L),
            image("debian-13", Duration.ofDays(40), 98_000_000L));

    /** What a build does; the default says that the image is there. */
    interface Building {
        ImageInfo build(BuildRequest request, BuildListener listener) throws InterruptedException;
    }

    volatile @Nullable CoopException failure;
    volatile Building building = (request, listener) -> images.getFirst();

    static ImageInfo image(String name, Duration age, long size) {
        return image(name, age, size, false, List.of());
    }

    static ImageInfo image(String name, Duration age, long size, @Nullable Boolean outdated, List<String> containers) {
        return new ImageInfo(
                name,
                Integer.toHexString(name.hashCode()).repeat(8),
                "Coop\u2019s base image on debian-13",
                "x86_64",
                size,
                Map.of("claude", "2.1.330", "go", "1.24.4", "node", "24.21.0", "python", "3.13.5"),
                Instant.now().minus(age),
                outdated,
                containers);
    }

    @Override
    public boolean exists() {
        return exists("coop-agent-base");
    }

    @Override
    public boolean exists(String alias) {
        return images.stream().anyMatch(image -> image.name().equals(alias));
    }

    @Override
    public List<ImageInfo> list() {
        CoopException wanted = failure;
        if (wanted != null) {
            throw wanted;
        }
        return images;
    }

    @Override
    public void delete(String name, boolean force) {
        images = images.stream()
                .filter(image ->
                        !image.name().equals(name) && !image.fingerprint().equals(name))
                .toList();
    }

    @Override
    public ImageInfo build(BuildRequest request, BuildListener listener) {
        try {
            return building.build(request, listener);
        } catch (InterruptedException cancelled) {
            throw new CoopException(Kind.INTERRUPTED, "The build was cancelled", "", cancelled);
        }
    }
}
