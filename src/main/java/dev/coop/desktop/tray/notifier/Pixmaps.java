package dev.coop.desktop.tray.notifier;

import dev.coop.desktop.tray.model.TrayState;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/** The pictures of each state, in the sizes that panels like; read when they are first shown. */
final class Pixmaps {
    private final Map<TrayState, List<Pixmap>> made = new EnumMap<>(TrayState.class);

    synchronized List<Pixmap> of(TrayState state) {
        return made.computeIfAbsent(
                state, _ -> Stream.of(22, 32, 64).map(size -> read(state, size)).toList());
    }

    private static Pixmap read(TrayState state, int size) {
        String path = "/dev/coop/desktop/icon/tray-" + state.name().toLowerCase(Locale.ROOT) + "-" + size + ".png";
        Image image = new Image(
                Objects.requireNonNull(Pixmaps.class.getResource(path), path).toExternalForm());
        int[] pixels = new int[size * size];
        image.getPixelReader().getPixels(0, 0, size, size, PixelFormat.getIntArgbInstance(), pixels, 0, size);
        ByteBuffer bytes = ByteBuffer.allocate(pixels.length * Integer.BYTES);
        bytes.asIntBuffer().put(pixels);
        return new Pixmap(size, size, bytes.array());
    }
}
