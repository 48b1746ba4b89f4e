package dev.coop.incus;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Requests and answers in Incus's envelope, within one project and one time limit. */
record Api(Transport transport, @Nullable String project, Duration limit) {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final RequestBody NOTHING = RequestBody.create(new byte[0], null);

    /** The envelope of every answer, with the quoted ETag of its resource. */
    private record Answer(
            String type, JsonNode metadata, @Nullable String etag) {}

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
        return Json.read(call("GET", url, null).metadata(), type);
    }

    <T> Versioned<T> getVersioned(HttpUrl.Builder url, Class<T> type) {
        Answer answer = call("GET", url, null);
        return new Versioned<>(Json.read(answer.metadata(), type), answer.etag());
    }

    <T> List<T> list(HttpUrl.Builder url, Class<T> type) {
        return Json.readList(call("GET", url, null).metadata(), type);
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

    /** Sends and hands over the undecoded answer, or throws what its envelope says is wrong. */
    Response raw(Request request) {
        Response response = transport.send(request, limit);
        if (response.isSuccessful()) {
            return response;
        }
        try (response) {
            throw failure(response);
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
        return RequestBody.create(Json.MAPPER.writeValueAsBytes(body), JSON);
    }

    private Operation operation(Request request) {
        return Json.read(answer(request).metadata(), Operation.class);
    }

    private Answer answer(Request request) {
        try (Response response = transport.send(request, limit)) {
            JsonNode envelope = envelope(response);
            // Waiting for an operation answers HTTP 200 even when it failed: the envelope decides.
            if (!response.isSuccessful() || envelope.path("type").asString("").equals("error")) {
                throw failure(response.code(), envelope);
            }
            return new Answer(envelope.path("type").asString(""), envelope.path("metadata"), response.header("ETag"));
        }
    }

    private IncusException failure(Response response) {
        return failure(response.code(), envelope(response));
    }

    private static IncusException failure(int status, JsonNode envelope) {
        int code = envelope.path("error_code").asInt(0);
        return Failures.of(code == 0 ? status : code, envelope.path("error").asString(""));
    }

    private JsonNode envelope(Response response) {
        byte[] body;
        try {
            body = response.body().bytes();
        } catch (IOException broken) {
            throw Failures.whileReading(transport.endpoint(), limit, broken);
        }
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException notJson) {
            throw new ConnectionException(
                    transport.endpoint(), "what answers at " + transport.endpoint() + " is not Incus", notJson);
        }
    }
}
