package dev.spate.cli.live;

import dev.spate.time.TimeSource;
import java.util.List;
import java.util.Locale;

/** What a row of a table is. */
public enum LiveRows {
  LEAF,
  INTERFACE;

  /** The columns that rows can be sorted by, the usual one first. */
  public List<String> sortNames() {
    return source(TimeSource.system()).sortNames();
  }

  TableSource source(TimeSource time) {
    return switch (this) {
      case LEAF -> new LeafTable(time);
      case INTERFACE -> new InterfaceTable(time);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
