package dev.coop.incus;

import dev.coop.testing.IncusFixture;
import dev.coop.testing.SimplestreamsServer;
import dev.coop.testing.TestImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ImagesIT {
    @RegisterExtension
    static final IncusFixture incus = IncusFixture.withOwnImages();

    @TempDir
    Path folder;

    private static Images images() {
        return incus.client().images();
    }

    /** A system of one file; each has another fingerprint. */
    private Path tiny(String content) throws IOException, InterruptedException {
        Path root = java.nio.file.Files.createDirectories(folder.resolve(content));
        java.nio.file.Files.createDirectories(root.resolve("rootfs/etc"));
        java.nio.file.Files.writeString(root.resolve("rootfs/etc/hostname"), content);
        byte[] padding = new byte[4 << 20];
        new Random(content.hashCode()).nextBytes(padding);
        java.nio.file.Files.write(root.resolve("rootfs/padding"), padding);
        java.nio.file.Files.writeString(
                root.resolve("metadata.yaml"),
                "architecture: "
                        + incus.client().server().environment().architectures().getFirst()
                        + "\ncreation_date: 1\nproperties: {os: tiny}\n");
        Path tarball = folder.resolve(content + ".tar.gz");
        Process tar = new ProcessBuilder(
                        "tar", "-C", root.toString(), "-czf", tarball.toString(), "metadata.yaml", "rootfs")
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        return tarball;
    }

    private String imported(String content) throws IOException, InterruptedException {
        return Images.fingerprint(
                incus.await(images().importTarball(tiny(content), Map.of("made.by", "a test & more", "os", "own"))));
    }

    @Test
    void a_tarball_is_imported_described_and_deleted() throws Exception {
        String fingerprint = imported("imported");
        assertThat(fingerprint).matches("[0-9a-f]{64}");
        Image image = images().get(fingerprint);
        assertThat(image.size()).isBetween(4L << 20, 5L << 20);
        assertThat(image.properties()).containsEntry("made.by", "a test & more");
        assertThat(image.aliases()).isEmpty();
        assertThat(image.lastUsedAt()).isNull();
        assertThat(images().list()).extracting(Image::fingerprint).contains(fingerprint);
        incus.await(images().delete(fingerprint));
        assertThatThrownBy(() -> images().get(fingerprint)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void what_is_no_image_is_refused() throws IOException {
        Path junk = java.nio.file.Files.writeString(folder.resolve("junk.tar"), "not a tarball");
        assertThatThrownBy(() -> incus.await(images().importTarball(junk, Map.of())))
                .isInstanceOf(IncusException.class);
    }

    @Test
    void an_alias_is_set_moved_and_deleted() throws Exception {
        String one = imported("one");
        String two = imported("two");
        assertThat(images().byAlias("it/current")).isEmpty();
        images().setAlias("it/current", one);
        assertThat(images().byAlias("it/current"))
                .hasValueSatisfying(it -> assertThat(it.fingerprint()).isEqualTo(one));
        images().setAlias("it/current", two);
        assertThat(images().byAlias("it/current")).hasValueSatisfying(it -> {
            assertThat(it.fingerprint()).isEqualTo(two);
            assertThat(it.aliases()).extracting(Image.Alias::name).containsExactly("it/current");
        });
        assertThat(images().get(one).aliases()).isEmpty();
        images().deleteAlias("it/current");
        assertThat(images().byAlias("it/current")).isEmpty();
        assertThatThrownBy(() -> images().setAlias("it/other", "0".repeat(64))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_container_is_published_and_its_progress_told() throws Exception {
        String base = Images.fingerprint(incus.await(images().importTarball(TestImages.minimalTarball(), Map.of())));
        incus.await(incus.client().instances().create(request("source", new InstanceRequest.Source.Fingerprint(base))));
        incus.client().instances().files("source").write("/etc/mark", new byte[] {'!'}, 0, 0, 0644);
        Queue<Progress> progress = new ConcurrentLinkedQueue<>();
        Operation done = incus.client()
                .operations()
                .await(
                        images().publish("source", Map.of("made.by", "a test"), "zstd"),
                        IncusFixture.LIMIT,
                        progress::add);
        Image image = images().get(Images.fingerprint(done));
        assertThat(image.properties()).containsEntry("made.by", "a test");
        assertThat(progress).isNotEmpty().allSatisfy(each -> assertThat(each.percent())
                .isBetween(-1, 100));

        incus.await(incus.client().instances().snapshots("source").create("s", null));
        Operation fromSnapshot = incus.await(images().publish("source/s", Map.of(), "none"));
        incus.await(incus.client()
                .instances()
                .create(request("copy", new InstanceRequest.Source.Fingerprint(Images.fingerprint(fromSnapshot)))));
        assertThat(incus.client().instances().files("copy").read("/etc/mark")).containsExactly('!');
    }

    @Test
    void an_image_is_pulled_from_an_image_server_whose_certificate_is_given() throws Exception {
        try (SimplestreamsServer server = new SimplestreamsServer(folder, "tiny/1", tiny("pulled"))) {
            Operation pulled = incus.await(images().pull(server.url(), "tiny/1", server.certificate()));
            Image image = images().get(Images.fingerprint(pulled));
            assertThat(image.properties()).containsEntry("os", "tiny");
            incus.await(incus.client()
                    .instances()
                    .create(request("pulled", new InstanceRequest.Source.Fingerprint(image.fingerprint()))));
            assertThat(new String(
                            incus.client().instances().files("pulled").read("/etc/hostname"),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("pulled");
            assertThatThrownBy(() -> incus.await(images().pull(server.url(), "no/such", server.certificate())))
                    .isInstanceOf(IncusException.class)
                    .hasMessageContaining("couldn't be found");
        }
    }

    @Test
    void an_image_server_that_nobody_vouches_for_is_not_trusted() throws Exception {
        try (SimplestreamsServer server = new SimplestreamsServer(folder, "tiny/1", tiny("untrusted"))) {
            assertThatThrownBy(() -> incus.await(images().pull(server.url(), "tiny/1")))
                    .isInstanceOf(IncusException.class)
                    .hasMessageContaining("certificate");
        }
    }

    private static InstanceRequest request(String name, InstanceRequest.Source source) {
        return new InstanceRequest(name, "", List.of("default"), Map.of(), Map.of(), source, false);
    }
}
