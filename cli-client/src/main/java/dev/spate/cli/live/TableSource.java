package dev.spate.cli.live;

import dev.spate.path.Path;
import java.util.List;

/** Makes a table of what is known. */
interface TableSource {

  Table table(WatchedLeaves leaves);

  /** Whether the table is made of a leaf; others need not be kept. */
  boolean needs(Path leaf);

  /** The columns that rows can be sorted by, in the order in which a key goes through them; the first is the default. */
  List<String> sortNames();
}
