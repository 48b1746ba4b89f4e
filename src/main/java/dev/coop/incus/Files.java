package dev.coop.incus;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Okio;

/** The files of one instance. Works while it is frozen or stopped, too. */
public final class Files {
    private final Api api;
    private final String instance;

    Files(Api api, String instance) {
        this.api = api;
        this.instance = instance;
    }

    /** A file that is being read. Closing it ends the transfer. */
    public record Content(FileInfo info, InputStream stream) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    /** @throws NotFoundException when there is nothing at the path */
    public FileInfo stat(String path) {
        return FileInfo.of(
                api.raw(new Request.Builder().url(url(path)).head().build()).headers());
    }

    /** The names in a directory, sorted. @throws RefusedException when it is none */
    public List<String> list(String path) {
        if (stat(path).type() != FileInfo.Type.DIRECTORY) {
            throw new RefusedException(400, path + " is not a directory");
        }
        return api.texts(builder(path)).stream().sorted().toList();
    }

    /**
     * Opens a file. The time limit of the client is for its beginning; reading it may take as long as it takes.
     *
     * @throws RefusedException when it is a directory
     */
    public Content open(String path) {
        Transport.Streamed streamed =
                api.stream(new Request.Builder().url(url(path)).get().build());
        FileInfo info = FileInfo.of(streamed.headers());
        if (info.type() == FileInfo.Type.DIRECTORY) {
            streamed.body().cancel();
            throw new RefusedException(400, path + " is a directory");
        }
        return new Content(info, Okio.buffer(streamed.body().source()).inputStream());
    }

    /** A whole small file; of a symbolic link, the path that it leads to. */
    public byte[] read(String path) {
        try (Content content = open(path)) {
            return content.stream().readAllBytes();
        } catch (InterruptedIOException _) {
            Thread.currentThread().interrupt();
            throw new CancelledException("cancelled");
        } catch (IOException broken) {
            throw Failures.of(api.transport().endpoint(), broken);
        }
    }

    /** Makes or overwrites a file; its folder must exist. */
    public void write(String path, byte[] content, int uid, int gid, int mode) {
        post(api, path, RequestBody.create(content, null), FileInfo.Type.FILE, uid, gid, mode);
    }

    /** As {@link #write(String, byte[], int, int, int)}, from a file of the host, for as long as it takes. */
    public void write(String path, Path source, int uid, int gid, int mode) {
        Api patient = new Api(api.transport(), api.project(), Transport.UNLIMITED);
        post(patient, path, RequestBody.create(source.toFile(), null), FileInfo.Type.FILE, uid, gid, mode);
    }

    /** Makes a directory; nothing happens when there is one. */
    public void createDirectory(String path, int uid, int gid, int mode) {
        post(api, path, RequestBody.create(new byte[0], null), FileInfo.Type.DIRECTORY, uid, gid, mode);
    }

    /** Makes a symbolic link. @throws ConflictException when something is there */
    public void createSymlink(String path, String target, int uid, int gid) {
        post(
                api,
                path,
                RequestBody.create(target.getBytes(StandardCharsets.UTF_8), null),
                FileInfo.Type.SYMLINK,
                uid,
                gid,
                0777);
    }

    /** Removes a file or an empty directory. */
    public void delete(String path) {
        api.sync("DELETE", builder(path), null);
    }

    private void post(Api through, String path, RequestBody body, FileInfo.Type type, int uid, int gid, int mode) {
        Request request = new Request.Builder()
                .url(url(path))
                .header("X-Incus-uid", Integer.toString(uid))
                .header("X-Incus-gid", Integer.toString(gid))
                .header("X-Incus-mode", String.format(Locale.ROOT, "%04o", mode))
                .header("X-Incus-type", type.name().toLowerCase(Locale.ROOT))
                .post(body)
                .build();
        through.raw(request);
    }

    private HttpUrl.Builder builder(String path) {
        return api.url("instances", instance, "files").addQueryParameter("path", path);
    }

    private HttpUrl url(String path) {
        return builder(path).build();
    }

    static String text(Api api, HttpUrl.Builder url) {
        Transport.Received received =
                api.raw(new Request.Builder().url(url.build()).get().build());
        return received.body().utf8();
    }
}
