package dev.spate.server.gnmi;

import static java.util.Objects.requireNonNull;

import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.SubscriptionList;
import dev.spate.metrics.Metric;
import dev.spate.subscription.ListMode;
import dev.spate.subscription.Outlet;
import dev.spate.subscription.Stream;
import dev.spate.subscription.StreamSpec;
import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.net.SocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Subscribe RPC (section 3.5.1): reads what the client wants, opens a stream of the store for it, and hands on what comes.
 *
 * <p>gRPC calls the methods of {@link ServerCall.Listener} one at a time, delivery those of {@link Outlet} one at a time; the two
 * meet at the {@link ServerCall}, which is not thread-safe, hence the lock. It is this call's alone.
 *
 * <p>A POLL client's next message is read only when the last poll was answered, so a client that polls faster than it reads is
 * held up by flow control.
 */
final class SubscribeCall extends ServerCall.Listener<SubscribeRequest> implements Outlet<Frame> {

  private final GnmiBackend backend;
  private final Endpoint endpoint;
  private final ServerCall<SubscribeRequest, Frame> call;
  private final Object connection;

  private final Object lock = new Object();
  private boolean answering; // an initial set or a poll's; guarded by lock
  private boolean halfClosed; // guarded by lock
  private boolean over; // guarded by lock

  private volatile @Nullable ListMode mode; // null before the SubscriptionList
  private volatile @Nullable Stream stream;

  SubscribeCall(GnmiBackend backend, Endpoint endpoint, ServerCall<SubscribeRequest, Frame> call) {
    this.backend = backend;
    this.endpoint = endpoint;
    this.call = call;
    this.connection = connection(call);
  }

  /** Streams with the same two addresses share a connection; in-process ones have none, and go each for itself. */
  private static Object connection(ServerCall<?, ?> call) {
    Attributes attributes = call.getAttributes();
    SocketAddress remote = attributes.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
    SocketAddress local = attributes.get(Grpc.TRANSPORT_ATTR_LOCAL_ADDR);
    return remote == null || local == null ? new Object() : List.of(remote, local);
  }

  void start() {
    call.setOnReadyThreshold((int) backend.config().streamBuffer().bytes());
    call.request(1);
  }

  @Override
  public void onMessage(SubscribeRequest request) {
    try {
      ListMode present = mode;
      if (present == null) {
        open(request);
      } else {
        poll(request, present);
      }
    } catch (RuntimeException e) {
      end(Statuses.of(e));
    }
  }

  private void open(SubscribeRequest request) {
    SubscriptionReader.requireList(request);
    SubscriptionList list = request.getSubscribe();
    Extensions extensions = Extensions.ofRead(request.getExtensionList());
    String target = list.getPrefix().getTarget();
    StreamSpec wanted = backend
        .subscriptionReader()
        .read(
            list,
            endpoint.queried(target),
            extensions.depth(),
            backend.access().readScope(endpoint.caller()));
    NotificationEncoder encoder = backend.encoder(list.getEncoding(), endpoint.answered(target));
    if (list.getQos().getMarking() != 0) {
      backend.tellOfIgnoredMarking();
    }
    mode = wanted.mode();
    synchronized (lock) {
      answering = true;
      if (!over) {
        call.sendHeaders(new Metadata());
      }
    }
    stream = backend.delivery().open(wanted, encoder, this);
    closeIfOver();
    if (wanted.mode() != ListMode.POLL) {
      call.request(1); // nothing more is expected, but must be refused if it comes
    }
  }

  private void poll(SubscribeRequest request, ListMode mode) {
    SubscriptionReader.requirePoll(request, mode);
    synchronized (lock) {
      answering = true;
    }
    requireNonNull(stream).poll();
  }

  @Override
  public void onHalfClose() {
    if (mode == null) {
      end(SubscriptionReader.noList("no message came").getStatus());
    } else if (mode == ListMode.POLL) {
      boolean answered;
      synchronized (lock) {
        halfClosed = true;
        answered = !answering;
      }
      if (answered) {
        end(Status.OK);
      }
    }
  }

  @Override
  public void onReady() {
    Stream present = stream;
    if (present != null) {
      present.ready();
    }
  }

  @Override
  public void onCancel() {
    gone();
  }

  @Override
  public void onComplete() {
    gone();
  }

  private void gone() {
    synchronized (lock) {
      over = true;
    }
    closeIfOver();
  }

  @Override
  public boolean isReady() {
    return call.isReady();
  }

  @Override
  public void send(Frame frame) {
    synchronized (lock) {
      if (!over) {
        call.sendMessage(frame);
      }
    }
  }

  @Override
  public void sync() {
    send(Frame.SYNC);
    backend.metrics().add(Metric.BYTES_OUT, Frame.SYNC.size());
    boolean last;
    synchronized (lock) {
      answering = false;
      last = halfClosed;
    }
    if (mode == ListMode.POLL) {
      if (last) {
        end(Status.OK);
      } else {
        call.request(1);
      }
    }
  }

  @Override
  public void complete() {
    end(Status.OK);
  }

  @Override
  public void fail(RuntimeException cause) {
    end(Statuses.of(cause));
  }

  @Override
  public Object connection() {
    return connection;
  }

  /** Ends the RPC, once; any thread. */
  private void end(Status status) {
    synchronized (lock) {
      if (over) {
        return;
      }
      over = true;
      call.close(status, new Metadata());
    }
    closeIfOver();
  }

  /** Closes the stream when the RPC is over: by whoever ended it, or by who opened the stream too late. */
  private void closeIfOver() {
    synchronized (lock) {
      if (!over) {
        return;
      }
    }
    Stream present = stream;
    if (present != null) {
      present.close();
    }
  }
}
