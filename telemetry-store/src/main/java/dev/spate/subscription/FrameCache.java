package dev.spate.subscription;

import dev.spate.store.Group;
import org.jspecify.annotations.Nullable;

/**
 * What was encoded of the present version of a group, kept with the group. Streams that are to be told the same get the same frame, be they in
 * step or lagging equally. Frames of past versions are dropped when the first of a new one comes; those of one version are
 * bounded, for a group that never changes again must not gather them from all who ever subscribe. Safe to share among threads;
 * two that encode the same at once do so twice, which is harmless.
 */
final class FrameCache {

  /** So many frames of one version are kept; with one more, it begins anew. */
  static final int MAX_FRAMES = 32;

  /** A frame and what it is the frame of; a list, for there are few: this one and those behind it are its length. */
  private record Entry(
      long version,
      FrameEncoder<?> encoder,
      long updates,
      long deletes,
      int @Nullable [] duplicates,
      Object frame,
      int length,
      @Nullable Entry next) {

    boolean is(long otherVersion, FrameEncoder<?> otherEncoder, Delta delta) {
      return version == otherVersion
          && updates == delta.updates()
          && deletes == delta.deletes()
          && encoder.equals(otherEncoder)
          && delta.hasDuplicates(duplicates);
    }
  }

  private FrameCache() {}

  /** The frame that was encoded for the same news, or null. */
  @SuppressWarnings("unchecked") // an entry of this encoder holds a frame that this encoder made
  static <F> @Nullable F find(FrameEncoder<F> encoder, Delta delta) {
    long version = delta.reading().version();
    for (Entry entry = (Entry) delta.group().deliveryCache(); entry != null; entry = entry.next) {
      if (entry.is(version, encoder, delta)) {
        return (F) entry.frame;
      }
    }
    return null;
  }

  /** Lets go of what is kept of a group that none but one subscription watches any more. */
  static void forget(Group group) {
    Object head = group.deliveryCache();
    if (head != null) {
      group.replaceDeliveryCache(head, null);
    }
  }

  static void add(FrameEncoder<?> encoder, Delta delta, Object frame) {
    Group group = delta.group();
    long version = delta.reading().version();
    Entry head = (Entry) group.deliveryCache();
    if (head != null && head.version > version) {
      return;
    }
    Entry kept = head != null && head.version == version && head.length < MAX_FRAMES ? head : null;
    Entry added = new Entry(
        version,
        encoder,
        delta.updates(),
        delta.deletes(),
        delta.copyOfDuplicates(group.shape().size()),
        frame,
        kept == null ? 1 : kept.length + 1,
        kept);
    group.replaceDeliveryCache(head, added);
  }
}
