package dev.spate.subscription;

import dev.spate.metrics.Metric;

/** Sends one stream its frames, those of others where it is told the same, and counts what it sends. On the drainer's thread. */
final class Sender<F> {

  private final FrameEncoder<F> encoder;
  private final Outlet<F> outlet;
  private final Drainer drainer;

  Sender(FrameEncoder<F> encoder, Outlet<F> outlet, Drainer drainer) {
    this.encoder = encoder;
    this.outlet = outlet;
    this.drainer = drainer;
  }

  /** Whether the outlet can take more. */
  boolean isReady() {
    return outlet.isReady();
  }

  FrameEncoder<F> encoder() {
    return encoder;
  }

  /** What others are likely to be told too: its frame is kept for them. */
  F send(Delta delta) {
    return send(delta, true);
  }

  /** What nobody else is to be told soon: frames that were kept for nobody would fill the memory. */
  void sendOnce(Delta delta) {
    send(delta, false);
  }

  /** What another was sent for the same step. */
  @SuppressWarnings("unchecked") // a step of this encoder holds a frame that it made
  void send(Step step) {
    F frame = (F) step.frame();
    outlet.send(frame);
    count(frame, step.updates(), step.deletes(), step.duplicates());
    drainer.count(Metric.FRAMES_SHARED, 1);
  }

  private F send(Delta delta, boolean keep) {
    F frame = frame(delta, keep);
    outlet.send(frame);
    count(
        frame,
        Long.bitCount(delta.updates()),
        Long.bitCount(delta.deletes()) + (delta.deletedBranch() == null ? 0 : 1),
        delta.totalDuplicates());
    return frame;
  }

  private void count(F frame, int updates, int deletes, long duplicates) {
    drainer.count(Metric.MESSAGES_OUT, 1);
    drainer.count(Metric.BYTES_OUT, encoder.size(frame));
    drainer.count(Metric.UPDATES_OUT, updates);
    drainer.count(Metric.DELETES_OUT, deletes);
    drainer.count(Metric.COALESCED, duplicates);
  }

  private F frame(Delta delta, boolean keep) {
    boolean shareable = delta.hasGroup() && delta.deletedBranch() == null;
    F shared = shareable ? FrameCache.find(encoder, delta) : null;
    if (shared != null) {
      drainer.count(Metric.FRAMES_SHARED, 1);
      return shared;
    }
    F frame = encoder.encode(delta);
    drainer.count(Metric.FRAMES_ENCODED, 1);
    if (shareable && keep) {
      FrameCache.add(encoder, delta, frame);
    }
    return frame;
  }
}
