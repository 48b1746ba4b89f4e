package dev.coop.desktop.files;

import dev.coop.core.failure.CoopException;
import dev.coop.core.files.ContainerFiles;
import dev.coop.core.files.FileEntry;
import dev.coop.desktop.files.Preview.Reason;
import dev.coop.desktop.logs.LogLine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads as much of a file as is to be shown. The file was written in the container, so nothing in it is believed: no more
 * is read than fits, no picture is unpacked that says it is huge.
 */
final class PreviewReader {
    static final int MOST_TEXT = 256 << 10;
    static final int MOST_PICTURE = 16 << 20;
    static final long MOST_PIXELS = 40_000_000;
    private static final int SHOWN = 1600;
    private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "gif", "bmp");

    private PreviewReader() {}

    /** Blocks. */
    static Preview read(ContainerFiles files, String container, String path, FileEntry entry) {
        if (entry.type() != FileEntry.Type.FILE) {
            return new Preview.Nothing(Reason.OTHER);
        }
        if (entry.size() == 0) {
            return new Preview.Nothing(Reason.EMPTY);
        }
        boolean picture = isPicture(entry.name());
        if (picture && entry.size() > MOST_PICTURE) {
            return new Preview.Nothing(Reason.LARGE);
        }
        Start start = new Start(picture ? MOST_PICTURE : MOST_TEXT);
        try {
            files.read(container, path, start);
        } catch (CoopException problem) {
            // A full start ends the reading by failing.
            if (!start.full) {
                return new Preview.Failed(problem);
            }
        }
        return picture ? picture(start.toByteArray()) : text(start.toByteArray(), !start.full);
    }

    private static boolean isPicture(String name) {
        return PICTURES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** Bytes until there are enough of them. */
    private static final class Start extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int most;
        private boolean full;

        Start(int most) {
            this.most = most;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] more, int from, int count) throws IOException {
            int room = Math.min(count, most - bytes.size());
            bytes.write(more, from, room);
            if (room < count) {
                full = true;
                throw new IOException("enough");
            }
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }
    }

    static Preview text(byte[] bytes, boolean whole) {
        String text = decoded(bytes);
        if (text == null) {
            return new Preview.Nothing(Reason.BINARY);
        }
        return new Preview.Text(text.lines().map(LogLine::plain).toList(), whole);
    }

    /** @return null when it is no text; a character that was cut at the end is left out */
    private static @Nullable String decoded(byte[] bytes) {
        for (byte each : bytes) {
            if (each == 0) {
                return null;
            }
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), characters, false);
        return result.isError() ? null : characters.flip().toString();
    }

    private static Preview picture(byte[] bytes) {
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return new Preview.Nothing(Reason.BINARY);
            }
            ImageReader reader = readers.next();
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            reader.dispose();
            if ((long) width * height > MOST_PIXELS) {
                return new Preview.Nothing(Reason.LARGE);
            }
            Image image = new Image(
                    new ByteArrayInputStream(bytes), Math.min(width, SHOWN), Math.min(height, SHOWN), true, true);
            return image.isError() ? new Preview.Nothing(Reason.BINARY) : new Preview.Picture(image, width, height);
        } catch (IOException | RuntimeException broken) {
            return new Preview.Nothing(Reason.BINARY);
        }
    }
}
