package dev.spate.benchmarks.server;

import com.github.gnmi.proto.SubscribeRequest;
import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.net.SocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream of the {@link FloorServer}. The initial set, a round of SAMPLE and a round of saturation are all the same: the
 * latest message of each group, while the stream is ready. On its drainer's thread, but for what gRPC calls.
 */
final class FloorStream extends ServerCall.Listener<SubscribeRequest> {

  private static final byte[] SYNC = Responses.SYNC.toByteArray();

  private final FloorServer server;
  private final ServerCall<SubscribeRequest, byte[]> call;
  private final Object connection;
  private final FloorDrainer drainer;

  private volatile @Nullable Asked asked;
  private volatile boolean blocked;
  private volatile boolean over;

  private int at; // the next group of the round
  private boolean synced;
  private long cursor; // in the log
  private long nextRoundNanos;

  FloorStream(FloorServer server, ServerCall<SubscribeRequest, byte[]> call) {
    this.server = server;
    this.call = call;
    this.connection = connection(call.getAttributes());
    this.drainer = server.drainer(connection);
  }

  private static Object connection(Attributes attributes) {
    SocketAddress remote = attributes.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
    SocketAddress local = attributes.get(Grpc.TRANSPORT_ATTR_LOCAL_ADDR);
    return remote == null || local == null ? new Object() : List.of(remote, local);
  }

  @Override
  public void onMessage(SubscribeRequest request) {
    try {
      Asked wanted = Asked.of(request);
      server.check(wanted);
      call.sendHeaders(new Metadata());
      cursor = server.log().end(); // before the initial set, so that no change is lost between
      nextRoundNanos = System.nanoTime() + wanted.sampleNanos();
      asked = wanted;
      drainer.open(this);
    } catch (IllegalArgumentException e) {
      call.close(Status.INVALID_ARGUMENT.withDescription(e.getMessage()), new Metadata());
    }
  }

  @Override
  public void onReady() {
    if (blocked) {
      blocked = false;
      drainer.wake();
    }
  }

  @Override
  public void onCancel() {
    over = true;
    drainer.wake();
  }

  Object connection() {
    return connection;
  }

  boolean isOver() {
    return over;
  }

  boolean isDue(long nowNanos) {
    return nanosToDue(nowNanos) <= 0;
  }

  /** How long until there is something to send; {@link Long#MAX_VALUE} where only another thread can tell. */
  long nanosToDue(long nowNanos) {
    Asked wanted = asked;
    if (over || blocked || wanted == null) {
      return Long.MAX_VALUE;
    }
    if (!synced || at < server.groups() || server.saturating()) {
      return 0;
    }
    if (wanted.mode() == Asked.Mode.SAMPLE) {
      return nextRoundNanos - nowNanos;
    }
    return cursor == server.log().end() ? Long.MAX_VALUE : 0;
  }

  void drain(long nowNanos) {
    Asked wanted = asked;
    if (wanted == null || !finishRound()) {
      return;
    }
    if (!synced) {
      synced = true;
      send(SYNC, 0);
      if (wanted.mode() == Asked.Mode.ONCE) {
        over = true;
        call.close(Status.OK, new Metadata());
        return;
      }
    }
    if (server.saturating()) {
      do {
        at = 0;
      } while (finishRound());
    } else if (wanted.mode() == Asked.Mode.SAMPLE) {
      sample(nowNanos, wanted.sampleNanos());
    } else {
      readLog();
    }
  }

  private boolean finishRound() {
    while (at < server.groups()) {
      if (!isReady()) {
        return false;
      }
      send(server.latest(at), server.leavesOfGroup());
      at++;
    }
    return true;
  }

  private void sample(long nowNanos, long sampleNanos) {
    if (nowNanos >= nextRoundNanos) {
      long missed = (nowNanos - nextRoundNanos) / sampleNanos;
      drainer.countSkipped(missed);
      nextRoundNanos += (missed + 1) * sampleNanos;
      at = 0;
      finishRound();
    }
  }

  private void readLog() {
    FrameLog log = server.log();
    while (cursor < log.end() && isReady()) {
      byte[] message = log.get(cursor);
      if (message == null) {
        long oldest = log.oldest();
        drainer.countSkipped(oldest - cursor);
        cursor = oldest;
      } else {
        send(message, server.leavesOfGroup());
        cursor++;
      }
    }
  }

  /** If not, {@link #onReady} will say when; looked at twice, as it may become ready before that is armed. */
  private boolean isReady() {
    if (call.isReady()) {
      return true;
    }
    blocked = true;
    if (call.isReady()) {
      blocked = false;
      return true;
    }
    return false;
  }

  private void send(byte[] message, int updates) {
    call.sendMessage(message);
    drainer.countSent(updates, message.length);
  }
}
