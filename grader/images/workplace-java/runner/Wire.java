package proeve;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames on two pipes: four bytes of length, then one JSON document. */
final class Wire {
    private final InputStream in;
    private final FileOutputStream out;

    Wire(int reading, int writing) throws IOException {
        // A file stream would look for its place first, which a pipe has not.
        in = new BufferedInputStream(new FileInputStream("/proc/self/fd/" + reading));
        out = new FileOutputStream("/proc/self/fd/" + writing);
    }

    /** Return the next frame, or null where the pipe was closed. */
    Object read() throws IOException {
        byte[] size = in.readNBytes(4);
        if (size.length < 4) {
            return null;
        }
        byte[] body = in.readNBytes(ByteBuffer.wrap(size).getInt());
        return Json.read(new String(body, StandardCharsets.UTF_8));
    }

    void write(Object message) throws IOException {
        StringBuilder text = new StringBuilder();
        Json.write(message, text);
        byte[] body = text.toString().getBytes(StandardCharsets.US_ASCII);
        out.write(ByteBuffer.allocate(4 + body.length).putInt(body.length).put(body).array());
    }
}
