package dev.spate.cli.tree;

import dev.spate.schema.LeafType;
import dev.spate.schema.SchemaNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values as text that is the same whichever encoding they came in: JSON_IETF quotes numbers and qualifies identities, PROTO has
 * doubles for decimals, and JSON may write 1.50. Stateless.
 */
public final class LeafText {

  /** Beyond it a number is written with its exponent, which may be two thousand million. */
  private static final int MAX_ZEROS = 100;

  private LeafText() {}

  /**
   * The value's text.
   *
   * @param node what the schema knows about the leaf; null for nothing
   */
  public static String of(@Nullable SchemaNode node, Object value) {
    return of(node != null && node.isLeaf() ? node.leaf().type() : LeafType.ANY, value);
  }

  private static String of(LeafType type, Object value) {
    if (type.base() == LeafType.Base.EMPTY) {
      return ""; // true in PROTO, [null] in JSON
    }
    if (value instanceof List<?> list) {
      return list.stream().map(each -> of(type, each)).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? decimal(BigDecimal.valueOf(number)) : number.toString();
    }
    if (value instanceof BigDecimal number) {
      return decimal(number);
    }
    String text = value.toString();
    return switch (type.base()) {
      case DECIMAL -> decimal(text);
      case IDENTITY -> text.substring(text.indexOf(':') + 1);
      default -> text;
    };
  }

  private static String decimal(String text) {
    try {
      return decimal(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return text; // not what the schema says, and shown as it is
    }
  }

  private static String decimal(BigDecimal number) {
    BigDecimal shortest = number.stripTrailingZeros();
    return Math.abs((long) shortest.scale()) > MAX_ZEROS
        ? shortest.toString()
        : shortest.toPlainString();
  }
}
