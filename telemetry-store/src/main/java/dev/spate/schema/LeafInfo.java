package dev.spate.schema;

import org.jspecify.annotations.Nullable;

/**
 * What a leaf or leaf-list is. Immutable; safe to share.
 *
 * @param type of the value, or of each value of a leaf-list
 * @param leafList whether there are many values
 * @param counter whether it counts up: a counter32 or counter64
 * @param gauge whether it is any other number under config false that is not under config as well
 * @param unit as the model words it, such as {@code nanoseconds}; "" if it has none
 * @param defaultValue as text, an identity qualified with its module; null if there is none
 * @param onChange whether the model marks it as changing only when something happens (oc-ext:telemetry-on-change)
 * @param hasConfigCounterpart whether it is a leaf under state that is under config as well
 * @param description the first sentence of the model's; "" if it has none
 * @param writable whether it is config true
 */
public record LeafInfo(
    LeafType type,
    boolean leafList,
    boolean counter,
    boolean gauge,
    String unit,
    @Nullable String defaultValue,
    boolean onChange,
    boolean hasConfigCounterpart,
    String description,
    boolean writable) {

  /**
   * Whether TARGET_DEFINED means ON_CHANGE for it: the model marks it so, it is not a quantity, or it is configuration or the state
   * of a configured value. Everything else is sampled.
   */
  public boolean onChangeByDefault() {
    boolean quantity = !leafList && type.isNumber();
    return onChange || !quantity || writable || hasConfigCounterpart;
  }

  /** A leaf that no table knows: read-only state of which nothing but its values' type is known. */
  public static LeafInfo unknown(LeafType type, boolean leafList) {
    return new LeafInfo(type, leafList, false, false, "", null, false, false, "", false);
  }
}
