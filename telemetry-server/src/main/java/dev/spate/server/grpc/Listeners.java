package dev.spate.server.grpc;

import dev.spate.access.Access;
import dev.spate.access.Caller;
import dev.spate.access.ReadScope;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.server.logging.RepeatedErrors;
import dev.spate.time.TimeSource;
import io.grpc.BindableService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All listeners of one server. Safe to share among threads. */
public final class Listeners implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Listeners.class);

  /** Streams end within 5 s; what does not is cut a little before. */
  private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(4_500);

  private final Metrics metrics;
  private final RepeatedErrors errors;
  private final boolean plaintextAnywhere;
  private final List<Listener> open = new CopyOnWriteArrayList<>();
  private final Set<String> exposed = ConcurrentHashMap.newKeySet();

  /**
   * None yet.
   *
   * @param plaintextAnywhere whether addresses that other machines reach are allowed
   */
  public Listeners(Metrics metrics, TimeSource time, boolean plaintextAnywhere) {
    this.metrics = metrics;
    this.errors = new RepeatedErrors(LOGGER, time);
    this.plaintextAnywhere = plaintextAnywhere;
  }

  /**
   * Binds an address and serves there.
   *
   * @param name what its callers are known by; unique among the listeners of a server
   * @throws ListenException if the address cannot be bound, or is reached by other machines and that is not allowed
   */
  public Listener open(
      String name, InetSocketAddress address, List<? extends BindableService> services)
      throws ListenException {
    admit(name, address);
    Listener listener = Listener.open(name, address, services, metrics, errors);
    open.add(listener);
    return listener;
  }

  /**
   * Refuses an address that other machines reach, unless that is allowed; then it is warned of, and no Set is taken there.
   *
   * @param name of the listener, also of one of another kind
   */
  public void admit(String name, InetSocketAddress address) throws ListenException {
    if (!address.getAddress().isLoopbackAddress()) {
      String where = name + " at " + Listener.format(address);
      if (!plaintextAnywhere) {
        throw new ListenException(
            name,
            where + " would be reached from other machines without encryption;"
                + " bind a loopback address such as 127.0.0.1, or accept it with --plaintext-anywhere");
      }
      LOGGER.warn(
          "{} is reached from other machines without encryption or checked names; Set is refused there",
          where);
      exposed.add(name);
    }
  }

  /**
   * The address with that name.
   *
   * @param name of the listener that is to have it
   */
  public static InetAddress resolve(String name, String host) throws ListenException {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new ListenException(
          name, name + " cannot listen at \"" + host + "\": there is no such address", e);
    }
  }

  /** What is to be said of an address that could not be bound. */
  public static ListenException cannotListen(
      String name, InetSocketAddress address, IOException cause) {
    return new ListenException(
        name, name + " cannot listen at " + Listener.format(address) + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    // "bind(..) failed with error(-98): Address already in use"
    String text = String.valueOf(root.getMessage());
    text = text.substring(text.lastIndexOf(": ") + 1).strip();
    return text.contains("in use") ? "the port is in use" : text;
  }

  /** What is allowed by the listener that a call comes in by: no Set where anybody may come unencrypted. */
  public Access restrict(Access access) {
    return new Access() {
      @Override
      public ReadScope readScope(Caller caller) {
        return access.readScope(caller);
      }

      @Override
      public Optional<String> refuseSet(Caller caller, String target, Path path) {
        return exposed.contains(caller.listener())
            ? Optional.of("Set is refused on a plaintext listener that other machines reach")
            : access.refuseSet(caller, target, path);
      }
    };
  }

  /** Ends all, once: health says NOT_SERVING, streams end UNAVAILABLE, within 5 s. */
  @Override
  public void close() {
    List<Listener> ending = List.copyOf(open);
    open.removeAll(ending);
    ending.forEach(Listener::end);
    long deadlineNanos = System.nanoTime() + GRACE_NANOS;
    try {
      for (Listener listener : ending) {
        listener.await(deadlineNanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
