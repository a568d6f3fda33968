package dev.spate.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The client of a test: takes what it is sent, as long as it is not told to stall. */
public final class Client implements Outlet<Message> {

  private static final FrameEncoder<Message> ENCODER = Message::of;

  private final Delivery delivery;
  private final Object connection = new Object();
  private final List<Message> messages = new ArrayList<>();
  private final Map<String, String> state = new TreeMap<>();
  private final Stream stream;
  private int credit = Integer.MAX_VALUE;
  private int syncs;
  private boolean completed;
  private RuntimeException failure;

  Client(Delivery delivery, StreamSpec spec, int credit) {
    this(delivery, spec, ENCODER, credit);
  }

  Client(Delivery delivery, StreamSpec spec, FrameEncoder<Message> encoder, int credit) {
    this.delivery = delivery;
    this.credit = credit;
    this.stream = delivery.open(spec, encoder, this);
    delivery.runDue();
  }

  @Override
  public boolean isReady() {
    return credit > 0;
  }

  @Override
  public void send(Message message) {
    if (credit <= 0) {
      throw new IllegalStateException("sent although the client was not ready");
    }
    credit--;
    messages.add(message);
    if (!message.deletedBranch().isEmpty()) {
      state.keySet().removeIf(path -> (path + '/').startsWith(message.deletedBranch() + '/'));
    }
    message.deletes().forEach(state::remove);
    message.updates().forEach(update -> state.put(update.path(), update.value()));
  }

  @Override
  public void sync() {
    syncs++;
    messages.add(new Message("", 0, "sync", List.of(), List.of()));
  }

  @Override
  public void complete() {
    completed = true;
  }

  @Override
  public void fail(RuntimeException cause) {
    failure = cause;
  }

  @Override
  public Object connection() {
    return connection;
  }

  /** Stops taking messages. */
  public Client stall() {
    credit = 0;
    return this;
  }

  /** Takes messages again. */
  public Client resume() {
    return take(Integer.MAX_VALUE);
  }

  /** Takes so many messages, then stalls. */
  public Client take(int messageCount) {
    credit = messageCount;
    stream.ready();
    delivery.runDue();
    return this;
  }

  public void poll() {
    stream.poll();
    delivery.runDue();
  }

  public void close() {
    stream.close();
    delivery.runDue();
  }

  /** What came since the last call, syncs included. */
  public List<Message> received() {
    delivery.runDue();
    List<Message> copy = List.copyOf(messages);
    messages.clear();
    return copy;
  }

  /** The updates that came since the last call. */
  public List<Message.Update> updates() {
    return received().stream().flatMap(message -> message.updates().stream()).toList();
  }

  /** {@code path=value} of the updates that came since the last call, the path shortened to its last element. */
  public List<String> leaves() {
    return updates().stream()
        .map(update ->
            update.path().substring(update.path().lastIndexOf('/') + 1) + '=' + update.value())
        .toList();
  }

  /** What the client knows by now: path and value. */
  public Map<String, String> state() {
    delivery.runDue();
    return state;
  }

  public int syncs() {
    delivery.runDue();
    return syncs;
  }

  public boolean isCompleted() {
    return completed;
  }

  public RuntimeException failure() {
    return failure;
  }
}
