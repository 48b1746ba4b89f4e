package dev.coop.incus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Requests and answers in Incus's envelope, within one project and one time limit. */
record Api(Transport transport, @Nullable String project, Duration limit) {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Set<String> ENVELOPES = Set.of("sync", "async", "error");
    private static final RequestBody NOTHING = RequestBody.create(new byte[0], null);

    /** The envelope of every answer, with the quoted ETag of its resource. */
    private record Answer(
            @Nullable Object metadata, @Nullable String etag) {}

    /** A resource and the version that it has, for a conditional update. */
    record Versioned<T>(T value, @Nullable String etag) {}

    /** The address of a resource; segments are encoded here, so a name cannot leave its place. */
    HttpUrl.Builder url(String... segments) {
        HttpUrl.Builder url = transport.url();
        for (String segment : segments) {
            url.addPathSegment(segment);
        }
        if (project != null) {
            url.addQueryParameter("project", project);
        }
        return url;
    }

    <T> T get(HttpUrl.Builder url, Class<T> type) {
        return decode(() -> Json.map(call("GET", url, null).metadata(), type));
    }

    <T> T get(HttpUrl.Builder url, Function<JsonObject, T> reader) {
        return decode(() -> reader.apply(JsonObject.of(call("GET", url, null).metadata())));
    }

    <T> Versioned<T> getVersioned(HttpUrl.Builder url, Class<T> type) {
        Answer answer = call("GET", url, null);
        return new Versioned<>(decode(() -> Json.map(answer.metadata(), type)), answer.etag());
    }

    <T> List<T> list(HttpUrl.Builder url, Class<T> type) {
        return decode(() -> Json.mapAll(call("GET", url, null).metadata(), type));
    }

    <T> List<T> list(HttpUrl.Builder url, Function<JsonObject, T> reader) {
        return decode(() -> Json.all(call("GET", url, null).metadata(), each -> reader.apply(JsonObject.of(each))));
    }

    List<String> texts(HttpUrl.Builder url) {
        return decode(() -> Json.all(call("GET", url, null).metadata(), String::valueOf));
    }

    /** A call that is done when it returns. */
    void sync(String method, HttpUrl.Builder url, @Nullable Object body) {
        call(method, url, body);
    }

    void sync(String method, HttpUrl.Builder url, @Nullable Object body, @Nullable String etag) {
        answer(request(url, method, body == null ? null : jsonBody(body), etag));
    }

    /** A call that starts a background operation. */
    Operation async(String method, HttpUrl.Builder url, @Nullable Object body) {
        return operation(request(url, method, body == null ? null : jsonBody(body), null));
    }

    Operation async(String method, HttpUrl.Builder url, Object body, @Nullable String etag) {
        return operation(request(url, method, jsonBody(body), etag));
    }

    /** A POST of raw bytes, described by headers, that starts a background operation. */
    Operation asyncUpload(HttpUrl.Builder url, RequestBody body, Map<String, String> headers) {
        Request.Builder request = new Request.Builder().url(url.build()).post(body);
        headers.forEach(request::header);
        return operation(request.build());
    }

    /** Sends and gives the undecoded answer, or throws what its envelope says is wrong. */
    Transport.Received raw(Request request) {
        Transport.Received received = transport.call(request, limit);
        if (!received.isSuccessful()) {
            throw failure(received.code(), received.body());
        }
        return received;
    }

    /** As {@link #raw}, with a body that is still to be read; the time limit is for its beginning. */
    Transport.Streamed stream(Request request) {
        Transport.Streamed streamed = transport.stream(request, limit);
        if (streamed.code() >= 200 && streamed.code() < 300) {
            return streamed;
        }
        try (BufferedSource body = Okio.buffer(streamed.body().source())) {
            throw failure(streamed.code(), body.readByteString());
        } catch (IOException broken) {
            throw Failures.of(transport.endpoint(), broken);
        }
    }

    /** A connection that has left HTTP for that protocol, or throws what the answer says is wrong. */
    Transport.Duplex upgrade(HttpUrl.Builder url, String protocol) {
        Transport.Duplex duplex = transport.upgrade(
                new Request.Builder()
                        .url(url.build())
                        .header("Connection", "Upgrade")
                        .header("Upgrade", protocol)
                        .build(),
                limit);
        if (duplex.code() != 101) {
            throw failure(duplex.code(), duplex.error());
        }
        return duplex;
    }

    private <T> T decode(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (JacksonException unexpected) {
            throw new ConnectionException(
                    transport.endpoint(),
                    "an answer of Incus at " + transport.endpoint() + " makes no sense",
                    unexpected);
        }
    }

    private Answer call(String method, HttpUrl.Builder url, @Nullable Object body) {
        return answer(request(url, method, body == null ? null : jsonBody(body), null));
    }

    private static Request request(
            HttpUrl.Builder url, String method, @Nullable RequestBody body, @Nullable String etag) {
        RequestBody sent = body == null && !method.equals("GET") && !method.equals("HEAD") && !method.equals("DELETE")
                ? NOTHING
                : body;
        Request.Builder request = new Request.Builder().url(url.build()).method(method, sent);
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return request.build();
    }

    private static RequestBody jsonBody(Object body) {
        return RequestBody.create(Json.write(body).getBytes(StandardCharsets.UTF_8), JSON);
    }

    private Operation operation(Request request) {
        return decode(() -> Operation.of(JsonObject.of(answer(request).metadata())));
    }

    private Answer answer(Request request) {
        Transport.Received received = transport.call(request, limit);
        JsonObject envelope = envelope(received.body());
        String type = envelope.text("type");
        // Waiting for an operation answers HTTP 200 even when it failed: the envelope decides.
        if (!received.isSuccessful() || type.equals("error")) {
            throw failure(received.code(), envelope);
        }
        return new Answer(envelope.value("metadata"), received.headers().get("ETag"));
    }

    private IncusException failure(int status, ByteString body) {
        // The answer to a HEAD has no body to say more.
        return body.size() == 0 ? Failures.of(status, "") : failure(status, envelope(body));
    }

    private static IncusException failure(int status, JsonObject envelope) {
        int code = (int) envelope.number("error_code");
        return Failures.of(code == 0 ? status : code, envelope.text("error"));
    }

    private JsonObject envelope(ByteString body) {
        JsonObject envelope = null;
        JacksonException cause = null;
        try {
            envelope = JsonObject.of(Json.parse(body.toByteArray()));
        } catch (JacksonException notJson) {
            cause = notJson;
        }
        if (envelope == null || !ENVELOPES.contains(envelope.text("type"))) {
            throw new ConnectionException(
                    transport.endpoint(), "what answers at " + transport.endpoint() + " is not Incus", cause);
        }
        return envelope;
    }
}
