package dev.spate.cli.live;

import java.util.List;

/** Makes a table of what is known. */
interface TableSource {

  Table table(WatchedLeaves leaves);

  /** The columns that rows can be sorted by, in the order in which a key goes through them; the first is the default. */
  List<String> sortNames();
}
