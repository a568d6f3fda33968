package dev.spate.store;

import dev.spate.path.Path;
import dev.spate.value.Value;
import java.util.Map;

/**
 * One operation of a Set, for the source that owns the target. Its paths are absolute; its leaves are typed and checked against
 * the schema already.
 */
public sealed interface Change {

  /** The index of the operation in the order in which they apply, for messages. */
  int operation();

  Path path();

  /** What lies at or below a path goes; wildcards and missing keys stand for all; what is not there is no error. */
  record Delete(int operation, Path path) implements Change {}

  /** What lies at or below a path becomes these leaves; an omitted one is deleted, or reset to its default. */
  record Replace(int operation, Path path, Map<Path, Value> leaves) implements Change {
    public Replace {
      leaves = Map.copyOf(leaves);
    }
  }

  /** These leaves are set, the others stay. */
  record Update(int operation, Path path, Map<Path, Value> leaves) implements Change {
    public Update {
      leaves = Map.copyOf(leaves);
    }
  }
}
