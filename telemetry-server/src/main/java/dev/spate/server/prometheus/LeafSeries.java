package dev.spate.server.prometheus;

import dev.spate.schema.LeafType;
import dev.spate.store.LeafValues;
import dev.spate.value.Unsigned;
import dev.spate.value.Value;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What the value of one leaf of a shape becomes. */
@FunctionalInterface
interface LeafSeries {

  /** A leaf without series: a key, which is a label already, a leaf-list, bytes. */
  LeafSeries NONE = (values, leaf, instance) -> {};

  void add(LeafValues values, int leaf, InstanceSeries instance);

  /** A number or boolean. A null family is one whose name belongs to another leaf. */
  static LeafSeries number(@Nullable Family family, LeafType type, BaseUnit unit) {
    return (values, leaf, instance) ->
        instance.number(family, unit.convert(number(type, values.number(leaf))));
  }

  /** A series for each name of an enumeration, 1 for the one that is its value. */
  static LeafSeries states(@Nullable Family family, LeafType type) {
    String[] names = type.names().toArray(String[]::new);
    return (values, leaf, instance) -> instance.state(family, names, (int) values.number(leaf));
  }

  /** A date and time in text (RFC 3339), in seconds since the epoch; a text that is none is not a number. */
  static LeafSeries date(@Nullable Family family) {
    return (values, leaf, instance) -> instance.number(family, epochSeconds(text(values, leaf)));
  }

  static LeafSeries text(@Nullable Family family, String label) {
    return (values, leaf, instance) -> instance.text(family, label, text(values, leaf));
  }

  /** What its value is: numbers and booleans a gauge, anything else a label. */
  static LeafSeries union(@Nullable Family family, @Nullable Family textFamily, String label) {
    return (values, leaf, instance) -> {
      Value value = values.value(leaf);
      if (value instanceof Value.Int number) {
        instance.number(family, number.value());
      } else if (value instanceof Value.Uint number) {
        instance.number(family, Unsigned.toDouble(number.bits()));
      } else if (value instanceof Value.Decimal number) {
        instance.number(family, number.value());
      } else if (value instanceof Value.Bool bool) {
        instance.number(family, bool.value() ? 1 : 0);
      } else if (value instanceof Value.Text || value instanceof Value.Identity) {
        instance.text(textFamily, label, value.text());
      }
    };
  }

  private static double number(LeafType type, long stored) {
    return switch (type.base()) {
      case UINT -> Unsigned.toDouble(stored);
      case DECIMAL -> Double.longBitsToDouble(stored);
      default -> stored;
    };
  }

  private static String text(LeafValues values, int leaf) {
    Object reference = values.reference(leaf);
    return reference instanceof String text ? text : values.value(leaf).text();
  }

  private static double epochSeconds(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      return time.toEpochSecond() + time.getNano() / 1e9;
    } catch (DateTimeException e) {
      return Double.NaN;
    }
  }
}
