package dev.coop.incus;

import dev.coop.incus.SftpChannel.Answer;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import okio.Buffer;
import okio.ByteString;

/** What requests and answers of SFTP are made of. */
final class SftpCodec {
    static final int WITH_SIZE = 1;
    static final int WITH_OWNER = 2;
    static final int WITH_MODE = 4;
    static final int WITH_TIMES = 8;
    private static final int WITH_MORE = 0x80000000;

    private static final int STATUS = 101;
    private static final int HANDLE = 102;
    private static final int OK = 0;
    private static final int END_OF_FILE = 1;
    private static final int NO_SUCH_FILE = 2;

    private SftpCodec() {}

    static Buffer strings(String... texts) {
        Buffer buffer = new Buffer();
        for (String each : texts) {
            byte[] bytes = each.getBytes(StandardCharsets.UTF_8);
            buffer.writeInt(bytes.length).write(bytes);
        }
        return buffer;
    }

    static Buffer bytes(ByteString handle) {
        return new Buffer().writeInt(handle.size()).write(handle);
    }

    /** @throws EOFException when there is less of it than it says */
    static ByteString string(Buffer body) throws EOFException {
        return body.readByteString(Integer.toUnsignedLong(body.readInt()));
    }

    static SftpEntry attributes(String name, Buffer body) throws EOFException {
        int flags = body.readInt();
        long size = (flags & WITH_SIZE) == 0 ? 0 : body.readLong();
        boolean owner = (flags & WITH_OWNER) != 0;
        int uid = owner ? body.readInt() : 0;
        int gid = owner ? body.readInt() : 0;
        int mode = (flags & WITH_MODE) == 0 ? 0 : body.readInt();
        Instant modifiedAt = Instant.EPOCH;
        if ((flags & WITH_TIMES) != 0) {
            body.skip(Integer.BYTES);
            modifiedAt = Instant.ofEpochSecond(Integer.toUnsignedLong(body.readInt()));
        }
        if ((flags & WITH_MORE) != 0) {
            for (int left = body.readInt(); left > 0; left--) {
                string(body);
                string(body);
            }
        }
        return new SftpEntry(name, mode, size, uid, gid, modifiedAt);
    }

    static boolean isEnd(Answer answer) throws EOFException {
        return answer.type() == STATUS && answer.body().copy().readInt() == END_OF_FILE;
    }

    /** @throws IncusException when the answer says that it was not done */
    static Buffer accepted(Answer answer, String path) throws EOFException {
        Buffer body = answer.body();
        if (answer.type() != STATUS) {
            return body;
        }
        int code = body.readInt();
        if (code == OK) {
            return body;
        }
        if (code == NO_SUCH_FILE) {
            throw new NotFoundException("there is no " + path);
        }
        throw new RefusedException(400, path + ": " + string(body).utf8());
    }

    static ByteString handle(Answer answer, String path) throws EOFException {
        Buffer body = accepted(answer, path);
        if (answer.type() != HANDLE) {
            throw new EOFException();
        }
        return string(body);
    }
}
