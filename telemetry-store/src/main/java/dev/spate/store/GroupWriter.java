package dev.spate.store;

import dev.spate.path.Path;
import dev.spate.schema.LeafType;
import dev.spate.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group together with the buffer of its next values, filled in by the names of its leaves: the plain way for a source to write.
 * What never changes is set once. Leaves that change often are set by their {@linkplain #at place}, which allocates nothing, nor
 * does a publish. For one thread at a time.
 */
public final class GroupWriter {
  private static final double[] POWERS_OF_TEN = powersOfTen();

  private final Group group;
  private final LeafValues values;

  /**
   * Gives birth to the group.
   *
   * @throws IllegalArgumentException as {@link Target#group} does
   */
  public GroupWriter(Target target, Path container, List<String> leaves, GroupOption... options) {
    group = target.group(container, leaves, options);
    values = group.newValues();
  }

  public Path container() {
    return group.container();
  }

  /**
   * The place of a leaf, for setting it often.
   *
   * @throws IllegalArgumentException if the group has no such leaf, as do all methods that take a leaf's name
   */
  public int at(String leaf) {
    int index = group.shape().indexOf(leaf);
    if (index < 0) {
      throw new IllegalArgumentException("group " + group + " has no leaf \"" + leaf + '"');
    }
    return index;
  }

  /**
   * Sets a leaf, or makes it absent with null.
   *
   * @throws IllegalArgumentException if the leaf's type has no such value
   */
  public GroupWriter set(String leaf, @Nullable Value value) {
    if (value == null) {
      values.setAbsent(at(leaf));
    } else {
      values.set(at(leaf), value);
    }
    return this;
  }

  /** As {@link #set}, with a string or the name of an enumeration's value. */
  public GroupWriter text(String leaf, @Nullable String value) {
    return set(leaf, value == null ? null : new Value.Text(value));
  }

  /** As {@link #text}, but absent where the leaf's type does not allow the text. */
  public GroupWriter textIfAllowed(String leaf, String value) {
    try {
      group.shape().leaf(at(leaf)).info().type().validateText(value);
    } catch (IllegalArgumentException e) {
      return text(leaf, null);
    }
    return text(leaf, value);
  }

  /** As {@link #set}, with an identity of a module. */
  public GroupWriter identity(String leaf, String module, String name) {
    return set(leaf, new Value.Identity(module, name));
  }

  /** Sets an integer; an unsigned one as its bits. */
  public GroupWriter number(String leaf, long value) {
    values.setNumber(at(leaf), value);
    return this;
  }

  public GroupWriter bool(String leaf, boolean value) {
    values.setBoolean(at(leaf), value);
    return this;
  }

  /** Sets a decimal, rounded to the digits that its type has after the point. */
  public GroupWriter decimal(String leaf, double value) {
    setDecimal(at(leaf), value);
    return this;
  }

  public void setNumber(int leaf, long value) {
    values.setNumber(leaf, value);
  }

  /** As {@link #decimal}. */
  public void setDecimal(int leaf, double value) {
    LeafType type = group.shape().leaf(leaf).info().type();
    double scale = POWERS_OF_TEN[type.fractionDigits()];
    values.setDouble(leaf, Math.rint(value * scale) / scale);
  }

  /** Sets a leaf that is no number; the object must be immutable (see {@link LeafValues}). */
  public void setReference(int leaf, Object immutable) {
    values.setReference(leaf, immutable);
  }

  public void setAbsent(int leaf) {
    values.setAbsent(leaf);
  }

  /** What a leaf was set to last; null if it is absent, or if there is no such leaf. */
  public @Nullable Value get(String leaf) {
    int index = group.shape().indexOf(leaf);
    return index >= 0 && values.isPresent(index) ? values.value(index) : null;
  }

  /**
   * Publishes what was set; what never was is absent. The times are those of the source's own clock, so that one before the last
   * means that the clock was set back, and is accepted.
   *
   * @param timestampNanos when the values were collected, in nanoseconds since the epoch
   */
  public void publish(long timestampNanos) {
    group.publishAfterClockReset(timestampNanos, values);
  }

  private static double[] powersOfTen() {
    double[] powers = new double[19];
    for (int digits = 0; digits < powers.length; digits++) {
      powers[digits] = Math.pow(10, digits);
    }
    return powers;
  }
}
