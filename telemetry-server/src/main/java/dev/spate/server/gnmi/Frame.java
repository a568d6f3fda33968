package dev.spate.server.gnmi;

import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * One encoded {@code SubscribeResponse}, shared by all streams that it is sent to. Immutable; safe to share.
 */
final class Frame {

  /** {@code sync_response: true}. */
  static final Frame SYNC = new Frame(new byte[] {3 << 3, 1});

  /** Hands gRPC the bytes as they are; gRPC copies them once, into Netty's buffer. */
  static final MethodDescriptor.Marshaller<Frame> MARSHALLER = new MethodDescriptor.Marshaller<>() {
    @Override
    public InputStream stream(Frame frame) {
      return new FrameStream(frame.bytes);
    }

    @Override
    public Frame parse(InputStream stream) {
      try (stream) {
        return new Frame(stream.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  };

  private final byte[] bytes;

  /** The array is kept: the caller no longer writes to it. */
  Frame(byte[] bytes) {
    this.bytes = bytes;
  }

  int size() {
    return bytes.length;
  }

  private static final class FrameStream extends ByteArrayInputStream
      implements KnownLength, Drainable {

    FrameStream(byte[] bytes) {
      super(bytes);
    }

    @Override
    public int drainTo(OutputStream target) throws IOException {
      int drained = count - pos;
      target.write(buf, pos, drained);
      pos = count;
      return drained;
    }
  }
}
