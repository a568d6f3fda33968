package dev.spate.json;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.schema.LeafType;
import dev.spate.schema.Schema;
import dev.spate.schema.SchemaNode;
import dev.spate.store.GroupReading;
import dev.spate.store.LeafValues;
import dev.spate.store.Match;
import dev.spate.store.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes everything below one node of a target's tree as one JSON value (rule T7): an object for a container or list entry, with
 * the entries of a list in an array; the bare value for a leaf. Safe for any
 * thread.
 *
 * <p>An entry's keys are always written, from its path. {@link JsonStyle#IETF} qualifies names at the top and where the module
 * changes (RFC 7951 §4).
 */
public final class TreeJson {

  /*
   * The matches come in tree order: a node's own groups, then those below its children, the entries of a list one after another.
   * So the text is written straight through. `open` holds the objects that are begun and not ended, outermost first: the base,
   * then one for each element below it. An object is begun when its first leaf is met, so that none is empty.
   */

  /** An object that is begun; in an array if its element has keys. */
  private static final class Level {
    final PathElem elem;
    final @Nullable SchemaNode node;
    final String module;
    boolean hasMembers;

    Level(PathElem elem, @Nullable SchemaNode node, String module) {
      this.elem = elem;
      this.node = node;
      this.module = module;
    }

    boolean isEntry() {
      return !elem.keys().isEmpty();
    }
  }

  private static final PathElem ROOT = PathElem.of("/");

  private final JsonBuffer out;
  private final Schema schema;
  private final Path base;
  private final JsonStyle style;
  private final List<Level> open = new ArrayList<>();
  private final Map<Shape, GroupReading> readings = new IdentityHashMap<>();
  private long latestNanos = Long.MIN_VALUE; // until a value is written

  private TreeJson(JsonBuffer out, Schema schema, Path base, JsonStyle style) {
    this.out = out;
    this.schema = schema;
    this.base = base;
    this.style = style;
  }

  /**
   * Writes the present values of what a query matched at or below a node; nothing at all if there are none.
   *
   * @param base the node, without wildcards and with all keys
   * @param matches those of one target whose path, or that of their one leaf, is the base or below it, in the order of {@link
   *     dev.spate.store.Store#walk}
   * @return when the latest of the values that were written was collected, in nanoseconds since the epoch; empty if none was written
   */
  public static OptionalLong write(
      JsonBuffer out, Schema schema, Path base, Iterator<Match> matches, JsonStyle style) {
    return new TreeJson(out, schema, base, style).write(matches);
  }

  private OptionalLong write(Iterator<Match> matches) {
    while (matches.hasNext()) {
      Match match = matches.next();
      GroupReading reading =
          readings.computeIfAbsent(match.group().shape(), shape -> match.group().newReading());
      if (match.group().read(reading)) {
        long mask = match.mask() & reading.values().present();
        Path container = match.group().container();
        if (container.size() < base.size()) {
          mask &= leafAtBase(reading.values());
          if (mask != 0) {
            writeValue(reading.values(), Long.numberOfTrailingZeros(mask));
          }
        } else if (mask != 0) {
          moveTo(container);
          writeLeaves(reading.values(), mask);
        }
        if (mask != 0) {
          latestNanos = Math.max(latestNanos, reading.timestampNanos());
        }
      }
    }
    if (!open.isEmpty()) {
      closeTo(1);
      out.append('}');
    }
    return latestNanos == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(latestNanos);
  }

  /** The mask of the leaf that the base is; 0 if it is none of these. */
  private long leafAtBase(LeafValues values) {
    int leaf = values.shape().indexOf(base.last().name());
    return leaf < 0 ? 0 : 1L << leaf;
  }

  /** Ends what does not lead to a container and begins what does. */
  private void moveTo(Path container) {
    if (open.isEmpty()) {
      begin();
    }
    int depth = container.size() - base.size();
    int shared = 1;
    while (shared < open.size()
        && shared <= depth
        && open.get(shared).elem.equals(elem(container, shared))) {
      shared++;
    }
    if (shared < open.size()
        && shared <= depth
        && isSibling(open.get(shared), elem(container, shared))) {
      closeTo(shared + 1);
      out.append('}').append(',').append('{');
      Level sibling = open.remove(shared);
      push(new Level(elem(container, shared), sibling.node, sibling.module));
      shared++;
    } else {
      closeTo(shared);
    }
    for (int i = shared; i <= depth; i++) {
      openChild(elem(container, i));
    }
  }

  private PathElem elem(Path container, int level) {
    return container.elems().get(base.size() + level - 1);
  }

  private static boolean isSibling(Level entry, PathElem elem) {
    return entry.isEntry() && !elem.keys().isEmpty() && entry.elem.name().equals(elem.name());
  }

  private void begin() {
    SchemaNode node = schema.root(base.origin()).orElse(null);
    for (int i = 0; i < base.size() && node != null; i++) {
      node = node.child(base.elems().get(i).name());
    }
    out.append('{');
    // No module yet: the names at the top are qualified whatever the base belongs to.
    push(new Level(base.isRoot() ? ROOT : base.last(), node, ""));
  }

  private void openChild(PathElem elem) {
    Level parent = open.get(open.size() - 1);
    SchemaNode node = parent.node == null ? null : parent.node.child(elem.name());
    String module = node == null ? parent.module : node.module();
    writeName(parent, module, elem.name());
    out.appendAscii(elem.keys().isEmpty() ? "{" : "[{");
    push(new Level(elem, node, module));
  }

  private void push(Level level) {
    open.add(level);
    level.elem.keys().forEach((key, text) -> writeKey(level, key, text));
  }

  private void closeTo(int size) {
    while (open.size() > size) {
      Level level = open.remove(open.size() - 1);
      out.appendAscii(level.isEntry() ? "}]" : "}");
    }
  }

  private void writeKey(Level entry, String key, String text) {
    SchemaNode leaf = entry.node == null ? null : entry.node.child(key);
    writeName(entry, leaf == null ? entry.module : leaf.module(), key);
    LeafType type =
        leaf == null || !leaf.isLeaf() ? LeafType.STRING : leaf.leaf().type();
    if (type.base() == LeafType.Base.STRING) {
      out.appendString(text);
      return;
    }
    try {
      LeafJson.write(out, type, LeafReader.readText(type, text), style);
    } catch (IllegalArgumentException e) {
      // A device may have a key that its own model forbids; it is better shown as it is than not at
      // all.
      out.appendString(text);
    }
  }

  private void writeLeaves(LeafValues values, long mask) {
    Level level = open.get(open.size() - 1);
    for (long left = mask; left != 0; left &= left - 1) {
      int i = Long.numberOfTrailingZeros(left);
      Shape.Leaf leaf = values.shape().leaf(i);
      if (!level.elem.keys().containsKey(leaf.name())) {
        writeName(level, leaf.module(), leaf.name());
        writeValue(values, i);
      }
    }
  }

  private void writeValue(LeafValues values, int leaf) {
    var info = values.shape().leaf(leaf).info();
    LeafJson.write(
        out, info.type(), info.leafList(), values.number(leaf), values.reference(leaf), style);
  }

  /** Writes the name of a member, with its module where that is another than its parent's. */
  private void writeName(Level parent, String module, String name) {
    if (parent.hasMembers) {
      out.append(',');
    }
    parent.hasMembers = true;
    boolean qualified = style == JsonStyle.IETF && !module.equals(parent.module);
    out.appendQualified(qualified ? module : "", name).append(':');
  }
}
