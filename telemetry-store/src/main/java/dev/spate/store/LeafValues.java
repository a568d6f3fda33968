package dev.spate.store;

import dev.spate.schema.LeafType;
import dev.spate.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of all leaves of one shape: what a source fills in and publishes, and what a reader gets. A reusable buffer, for one
 * thread at a time.
 *
 * <p>A number leaf is a {@code long}: integers (unsigned ones as their bits), booleans as 0 or 1, decimals as
 * {@link Double#doubleToRawLongBits}, enumerations and identities as their index in the {@link LeafType}'s table. Any other leaf
 * is a reference to something immutable: a {@code String}, a {@link Value.Bytes}, a {@link Value.LeafList}, or the {@link Value}
 * of a union. A leaf that is not set is absent.
 */
public final class LeafValues {

  final Shape shape;
  final long[] numbers;
  final @Nullable Object @Nullable [] references;
  long present;

  LeafValues(Shape shape) {
    this.shape = shape;
    this.numbers = new long[shape.size()];
    this.references = shape.hasReferences() ? new Object[shape.size()] : null;
  }

  public Shape shape() {
    return shape;
  }

  /** Sets a number leaf to its stored form. */
  public void setNumber(int leaf, long stored) {
    numbers[leaf] = stored;
    present |= 1L << leaf;
  }

  public void setBoolean(int leaf, boolean value) {
    setNumber(leaf, value ? 1 : 0);
  }

  public void setDouble(int leaf, double value) {
    setNumber(leaf, Double.doubleToRawLongBits(value));
  }

  /** Sets a leaf that is no number; the object must be immutable. */
  public void setReference(int leaf, Object immutable) {
    requireReferences(leaf)[leaf] = immutable;
    present |= 1L << leaf;
  }

  /**
   * Sets a leaf from its boundary form.
   *
   * @throws IllegalArgumentException if the leaf's type has no such value; the message names the leaf, the value and the type
   */
  public void set(int leaf, Value value) {
    Shape.Leaf info = shape.leaf(leaf);
    if (info.info().leafList()) {
      if (!(value instanceof Value.LeafList)) {
        throw StoredForm.mismatch(info.name(), value, "a list of values");
      }
      setReference(leaf, value);
    } else if (info.isNumber()) {
      setNumber(leaf, StoredForm.number(info.name(), info.info().type(), value));
    } else {
      setReference(leaf, StoredForm.reference(info.name(), info.info().type(), value));
    }
  }

  public void setAbsent(int leaf) {
    present &= ~(1L << leaf);
    if (references != null) {
      references[leaf] = null;
    }
  }

  /** Makes every leaf absent. */
  public void clear() {
    present = 0;
    if (references != null) {
      Arrays.fill(references, null);
    }
  }

  public boolean isPresent(int leaf) {
    return (present & 1L << leaf) != 0;
  }

  /** The set of leaves that have a value. */
  public long present() {
    return present;
  }

  /** The stored form of a number leaf; meaningless if it is absent. */
  public long number(int leaf) {
    return numbers[leaf];
  }

  public double doubleValue(int leaf) {
    return Double.longBitsToDouble(numbers[leaf]);
  }

  /** The object of a leaf that is no number; null if it is absent or a number. */
  public @Nullable Object reference(int leaf) {
    return references == null ? null : references[leaf];
  }

  /**
   * The boundary form of a leaf's value.
   *
   * @throws IllegalStateException if the leaf is absent
   */
  public Value value(int leaf) {
    if (!isPresent(leaf)) {
      throw new IllegalStateException("leaf \"" + shape.leaf(leaf).name() + "\" has no value");
    }
    Shape.Leaf info = shape.leaf(leaf);
    return info.isNumber()
        ? StoredForm.value(info.info().type(), numbers[leaf])
        : StoredForm.value(Objects.requireNonNull(reference(leaf)));
  }

  private @Nullable Object[] requireReferences(int leaf) {
    if (references == null || !shape.isReference(leaf)) {
      throw new IllegalArgumentException("leaf \"" + shape.leaf(leaf).name() + "\" is a "
          + shape.leaf(leaf).info().type() + ": set its number");
    }
    return references;
  }

  @Override
  public String toString() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      if (isPresent(i)) {
        texts.add(shape.leaf(i).name() + '=' + value(i).text());
      }
    }
    return texts.toString();
  }
}
