package dev.coop.incus;

import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTest {
    @Test
    void without_progress_there_is_none() {
        assertThat(Progress.of(Map.of())).isNull();
        assertThat(Progress.of(Map.of("fingerprint", "abc"))).isNull();
    }

    @Test
    void a_text_gives_its_percentage() {
        assertThat(Progress.of(Map.of("download_progress", "rootfs: 34% (12.1MB/s)")))
                .isEqualTo(new Progress("", 34, -1, "rootfs: 34% (12.1MB/s)"));
        assertThat(Progress.of(Map.of("create_instance_from_image_unpack_progress", "Unpack: 100% (1.2GB/s)")))
                .isEqualTo(new Progress("", 100, -1, "Unpack: 100% (1.2GB/s)"));
    }

    @Test
    void a_text_without_percentage_gives_none() {
        assertThat(Progress.of(Map.of("create_image_from_container_pack_progress", "Image pack: 150.00MB (20.00MB/s)")))
                .isEqualTo(new Progress("", -1, -1, "Image pack: 150.00MB (20.00MB/s)"));
        assertThat(Progress.of(Map.of("x_progress", "% done"))).isEqualTo(new Progress("", -1, -1, "% done"));
    }

    @Test
    void structured_progress_says_more() {
        assertThat(Progress.of(Map.of(
                        "progress",
                        Map.of("stage", "download", "percent", "42", "processed", "1000", "speed", "7"),
                        "download_progress",
                        "42% (7B/s)")))
                .isEqualTo(new Progress("download", 42, 1000, "42% (7B/s)"));
        assertThat(Progress.of(Map.of("progress", Map.of("percent", 7, "stage", "pack"))))
                .isEqualTo(new Progress("pack", 7, -1, ""));
        assertThat(Progress.of(Map.of("progress", Map.of("percent", "many")))).isEqualTo(new Progress("", -1, -1, ""));
    }
}
