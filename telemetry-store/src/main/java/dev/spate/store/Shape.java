package dev.spate.store;

import dev.spate.schema.LeafInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What all groups of one kind of container have in common: the names and types of their leaves. Held once by the store, so
 * shapes may be compared by identity. Immutable; safe to share.
 *
 * <p>A set of a shape's leaves is a {@code long}, bit i for leaf i; hence a shape has at most {@value #MAX_LEAVES} leaves.
 */
public final class Shape {

  public static final int MAX_LEAVES = Long.SIZE;

  private final List<Leaf> leaves;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final boolean[] references;
  private final boolean hasReferences;
  private final int[] numberLeaves;
  private final long all;

  Shape(List<Leaf> leaves) {
    if (leaves.isEmpty() || leaves.size() > MAX_LEAVES) {
      throw new IllegalArgumentException("a group has 1 to " + MAX_LEAVES + " leaves, not "
          + leaves.size() + "; split a larger container");
    }
    this.leaves = List.copyOf(leaves);
    this.references = new boolean[leaves.size()];
    boolean anyReference = false;
    for (int i = 0; i < leaves.size(); i++) {
      Leaf leaf = leaves.get(i);
      if (indexes.put(leaf.name(), i) != null) {
        throw new IllegalArgumentException(
            "leaf \"" + leaf.name() + "\" is named twice in one group");
      }
      references[i] = !leaf.isNumber();
      anyReference |= references[i];
    }
    this.hasReferences = anyReference;
    this.numberLeaves =
        IntStream.range(0, leaves.size()).filter(leaf -> !references[leaf]).toArray();
    this.all = leaves.size() == MAX_LEAVES ? -1L : (1L << leaves.size()) - 1;
  }

  public int size() {
    return leaves.size();
  }

  public Leaf leaf(int index) {
    return leaves.get(index);
  }

  public List<Leaf> leaves() {
    return leaves;
  }

  /** The index of a leaf, or −1. */
  public int indexOf(String leafName) {
    Integer index = indexes.get(leafName);
    return index == null ? -1 : index;
  }

  /** The set of all leaves. */
  public long all() {
    return all;
  }

  boolean isReference(int leaf) {
    return references[leaf];
  }

  boolean hasReferences() {
    return hasReferences;
  }

  /** The leaves whose values are kept as a {@code long}, in order; not to be changed. */
  int[] numberLeaves() {
    return numberLeaves;
  }

  /**
   * One leaf of a shape.
   *
   * @param name its name
   * @param module the YANG module that owns it (RFC 7951 names it); empty if unknown
   * @param info what it is
   */
  public record Leaf(String name, String module, LeafInfo info) {

    /** Whether its value is kept as a {@code long}; otherwise it is kept as an immutable object. */
    public boolean isNumber() {
      return !info.leafList() && info.type().isLong();
    }

    public boolean config() {
      return info.writable();
    }

    /** State without a counterpart in config (gNMI specification §3.3.1, OPERATIONAL). */
    public boolean operational() {
      return !info.writable() && !info.hasConfigCounterpart();
    }

    /** Whether TARGET_DEFINED means ON_CHANGE for it; otherwise it is sampled. */
    public boolean onChangeByDefault() {
      return info.onChangeByDefault();
    }
  }
}
