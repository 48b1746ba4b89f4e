package dev.coop.incus;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The way to one Incus server. Cheap to make: nothing is connected before the first call. Safe for use by several
 * threads; {@link #project} and {@link #limit} give further views of the same connections, which end when any one of
 * them is closed.
 *
 * <p>A call that is not answered within 30 s fails; {@link #limit} sets another limit. Waiting for an operation has its
 * own.
 */
public final class IncusClient implements AutoCloseable {
    private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(30);

    private final Api api;

    public IncusClient(Endpoint endpoint) {
        this(endpoint, null);
    }

    /** @param listener hears of every request; null for nobody */
    public IncusClient(Endpoint endpoint, @Nullable RequestListener listener) {
        this(new Api(new Transport(endpoint, listener), null, DEFAULT_LIMIT));
    }

    private IncusClient(Api api) {
        this.api = api;
    }

    /** The same server, with every call in that project. */
    public IncusClient project(String name) {
        return new IncusClient(new Api(api.transport(), name, api.limit()));
    }

    /** The same server, with every call limited to that time. */
    public IncusClient limit(Duration limit) {
        return new IncusClient(new Api(api.transport(), api.project(), limit));
    }

    public Endpoint endpoint() {
        return api.transport().endpoint();
    }

    /** The project of this view, or null for the server's default. */
    public @Nullable String project() {
        return api.project();
    }

    /** The server's own description: the health check to trust. */
    public ServerInfo server() {
        return api.get(api.url(), ServerInfo.class);
    }

    public Instances instances() {
        return new Instances(api);
    }

    public Images images() {
        return new Images(api);
    }

    public Profiles profiles() {
        return new Profiles(api);
    }

    public Operations operations() {
        return new Operations(api);
    }

    public Events events() {
        return new Events(api);
    }

    public Projects projects() {
        return new Projects(global());
    }

    public StoragePools storagePools() {
        return new StoragePools(global());
    }

    public Networks networks() {
        return new Networks(api);
    }

    /** For what belongs to no project. */
    private Api global() {
        return new Api(api.transport(), null, api.limit());
    }

    @Override
    public void close() {
        api.transport().close();
    }
}
