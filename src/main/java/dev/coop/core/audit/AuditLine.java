package dev.coop.core.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of the file. Its last member is the SHA-256 of the line as it is written without that member, so that every byte
 * counts and nothing has to be brought into a canonical form.
 *
 * @param text without the line break
 * @param previous the hash of the line before it
 */
record AuditLine(String text, AuditRecord record, String previous, String hash) {
    /** What the first line has for the hash of the one before it. */
    static final String NOTHING = "0".repeat(64);

    private static final Pattern END = Pattern.compile(",\"hash\":\"([0-9a-f]{64})\"}$");

    /** The members, in the order in which they are written. */
    @JsonPropertyOrder({"sequence", "time", "kind", "container", "source", "target", "mode", "detail", "previous"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Members(
            long sequence,
            String time,
            String kind,
            String container,
            @Nullable String source,
            @Nullable String target,
            @Nullable String mode,
            String detail,
            String previous,
            @Nullable String hash) {}

    static AuditLine of(long sequence, Instant time, AuditEvent event, String previous) {
        Instant written = time.truncatedTo(ChronoUnit.MILLIS);
        String body = JsonMapper.shared()
                .writeValueAsString(new Members(
                        sequence,
                        written.toString(),
                        event.kind().text(),
                        event.container(),
                        event.source(),
                        event.target(),
                        event.mode(),
                        event.detail(),
                        previous,
                        null));
        String hash = sha256(body);
        String text = body.substring(0, body.length() - 1) + ",\"hash\":\"" + hash + "\"}";
        return new AuditLine(text, new AuditRecord(sequence, written, event), previous, hash);
    }

    /** The line that is written so, or null when none is. Whether its hash is right is another question. */
    static @Nullable AuditLine parse(String text) {
        try {
            Members members = JsonMapper.shared().readValue(text, Members.class);
            AuditKind kind = AuditKind.of(members.kind());
            if (kind == null || members.hash() == null || members.previous() == null) {
                return null;
            }
            AuditEvent event = new AuditEvent(
                    kind,
                    Objects.requireNonNullElse(members.container(), ""),
                    members.source(),
                    members.target(),
                    members.mode(),
                    Objects.requireNonNullElse(members.detail(), ""));
            AuditRecord record = new AuditRecord(members.sequence(), Instant.parse(members.time()), event);
            return new AuditLine(text, record, members.previous(), members.hash());
        } catch (JacksonException | DateTimeException | NullPointerException _) {
            return null;
        }
    }

    /** Whether it is as it was written. */
    boolean isGenuine() {
        Matcher end = END.matcher(text);
        return end.find() && end.group(1).equals(sha256(text.substring(0, end.start()) + "}"));
    }

    byte[] bytes() {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
