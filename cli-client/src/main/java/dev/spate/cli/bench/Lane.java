package dev.spate.cli.bench;

import com.github.gnmi.proto.Notification;
import com.github.gnmi.proto.SubscribeResponse;
import com.github.gnmi.proto.Update;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.spate.time.TimeSource;
import io.grpc.KnownLength;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the streams of one event loop receive. Its lock is free whenever that event loop takes it, but for the instants in which a
 * window begins or ends.
 */
final class Lane {

  private final Object lock = new Object();
  private final TimeSource time;
  private final long decodeEach;
  private final ResponseScan scan = new ResponseScan();
  private final List<LoadStream> streams = new ArrayList<>();
  private byte[] buffer = new byte[16 * 1024];
  private long untilDecoded;
  private Tally earlier = new Tally();
  private Tally window = new Tally();
  private long epochOffset;

  /** Decodes one message of each so many, none if it is 0. */
  Lane(TimeSource time, long decodeEach) {
    this.time = time;
    this.decodeEach = decodeEach;
    this.untilDecoded = decodeEach;
    this.epochOffset = time.epochNanos() - time.monotonicNanos();
  }

  void add(LoadStream stream) {
    synchronized (lock) {
      streams.add(stream);
    }
  }

  /** A stream has sent a request or poll. */
  void asked(LoadStream stream) {
    synchronized (lock) {
      stream.asked(time.monotonicNanos());
    }
  }

  /** Counts a message; true if it is a sync_response. */
  boolean received(LoadStream stream, InputStream message) throws IOException {
    synchronized (lock) {
      int length = readAll(message);
      long now = time.monotonicNanos();
      window.messages++;
      window.bytes += length;
      if (!scan.read(buffer, length) || isDecodedDifferently(length)) {
        window.badMessages++;
      }
      stream.received(scan, now, now + epochOffset, window);
      return scan.isSync();
    }
  }

  /** Ends the window and begins the next. Reads the clock anew, so that setting it spoils no later window. */
  Tally cut() {
    synchronized (lock) {
      Tally ended = window;
      streams.forEach(stream -> stream.cut(ended));
      earlier.add(ended);
      window = new Tally();
      epochOffset = time.epochNanos() - time.monotonicNanos();
      return ended;
    }
  }

  /** All windows, and what there is of the present one. */
  Tally sinceStart() {
    synchronized (lock) {
      Tally all = new Tally();
      all.add(earlier);
      all.add(window);
      streams.forEach(stream -> stream.sinceStart(all));
      return all;
    }
  }

  /** Updates of all windows and the present one. */
  long updates() {
    synchronized (lock) {
      return earlier.updates + window.updates;
    }
  }

  private int readAll(InputStream message) throws IOException {
    int length = 0;
    if (message instanceof KnownLength) {
      ensureCapacity(message.available() + 1);
    }
    for (int read = 0; read >= 0; read = message.read(buffer, length, buffer.length - length)) {
      length += read;
      if (length == buffer.length) {
        ensureCapacity(2 * length);
      }
    }
    return length;
  }

  private void ensureCapacity(int capacity) {
    if (buffer.length < capacity) {
      buffer = Arrays.copyOf(buffer, capacity);
    }
  }

  private boolean isDecodedDifferently(int length) {
    if (decodeEach == 0 || --untilDecoded > 0) {
      return false;
    }
    untilDecoded = decodeEach;
    try {
      SubscribeResponse decoded = SubscribeResponse.parser().parseFrom(buffer, 0, length);
      Notification notification = decoded.getUpdate();
      return decoded.hasUpdate() != scan.hasNotification()
          || decoded.getSyncResponse() != scan.isSync()
          || notification.getUpdateCount() != scan.updates()
          || notification.getDeleteCount() != scan.deletes()
          || notification.getTimestamp() != scan.timestamp()
          || duplicates(notification) != scan.duplicates();
    } catch (InvalidProtocolBufferException e) {
      return true; // counted as a bad message
    }
  }

  private static long duplicates(Notification notification) {
    long sum = 0;
    for (Update update : notification.getUpdateList()) {
      sum += Integer.toUnsignedLong(update.getDuplicates());
    }
    return sum;
  }
}
