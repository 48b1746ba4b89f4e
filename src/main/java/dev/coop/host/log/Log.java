package dev.coop.host.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes entries as JSON lines, without secrets. Where there is no place for them they are lost, in silence. */
public final class Log {
    private final RotatingFile file;
    private final Secrets secrets;
    private final JsonFactory json = new JsonFactory();

    /** @param environment of this process, whose secrets are kept out */
    public Log(RotatingFile file, Map<String, String> environment) {
        this.file = file;
        this.secrets = new Secrets(environment);
    }

    public void write(Entry entry) {
        try {
            file.append(line(entry));
        } catch (IOException _) {
            // What the user must know does not go this way.
        }
    }

    private byte[] line(Entry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            out.writeStringProperty("time", entry.time().toString());
            out.writeStringProperty("level", entry.level().name());
            out.writeNumberProperty("pid", ProcessHandle.current().pid());
            out.writeStringProperty("thread", Thread.currentThread().getName());
            out.writeStringProperty("logger", entry.logger());
            out.writeStringProperty("message", secrets.hide(entry.message()));
            entry.fields().forEach((name, value) -> {
                out.writeName(name);
                field(value, out);
            });
            @Nullable Throwable cause = entry.cause();
            if (cause != null) {
                out.writeStringProperty("error", secrets.hide(chain(cause)));
                StringWriter trace = new StringWriter();
                cause.printStackTrace(new PrintWriter(trace));
                out.writeStringProperty("trace", secrets.hide(trace.toString()));
            }
            out.writeEndObject();
        }
        bytes.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private void field(Object value, JsonGenerator out) {
        // No switch over types: the first of them costs a command 40 ms.
        if (value instanceof Long || value instanceof Integer) {
            out.writeNumber(((Number) value).longValue());
            return;
        }
        if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
            return;
        }
        if (value instanceof List<?> list) {
            out.writeStartArray();
            list.forEach(each -> field(each, out));
            out.writeEndArray();
            return;
        }
        out.writeString(secrets.hide(value.toString()));
    }

    /** What went wrong, and why, and why that. */
    private static String chain(Throwable failure) {
        StringBuilder chain = new StringBuilder(failure.toString());
        Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < 20; depth++) {
            chain.append("; because ").append(cause);
            cause = cause.getCause();
        }
        return chain.toString();
    }
}
