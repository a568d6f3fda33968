package dev.spate.cli.live;

import dev.spate.cli.format.HumanUnits;
import dev.spate.cli.live.Column.Kind;
import dev.spate.path.NaturalOrder;
import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.time.TimeSource;
import java.util.ArrayList;
import java.util.List;

/** A row a leaf. What all paths begin with stands in the summary, so that rows are short. Not thread-safe. */
final class LeafTable implements TableSource {

  private static final long SECOND = 1_000_000_000;

  private final TimeSource time;

  LeafTable(TimeSource time) {
    this.time = time;
  }

  /** By device, then as a person would read a tree. */
  private static int compare(WatchedLeaf left, WatchedLeaf right) {
    int order = NaturalOrder.COMPARATOR.compare(left.target(), right.target());
    if (order == 0) {
      order = left.path().origin().compareTo(right.path().origin());
    }
    List<PathElem> elems = left.path().elems();
    List<PathElem> others = right.path().elems();
    for (int i = 0; order == 0 && i < Math.min(elems.size(), others.size()); i++) {
      order = elems.get(i).compareTo(others.get(i));
    }
    return order != 0 ? order : Integer.compare(elems.size(), others.size());
  }

  @Override
  public List<String> sortNames() {
    return List.of("rate", "path", "value", "age");
  }

  @Override
  public boolean needs(Path leaf) {
    return true;
  }

  @Override
  public Table table(WatchedLeaves leaves) {
    List<WatchedLeaf> sorted = leaves.all().stream().sorted(LeafTable::compare).toList();
    int shared = shared(sorted);
    long targets = sorted.stream().map(WatchedLeaf::target).distinct().count();
    boolean several = targets > 1;
    List<Table.Row> rows = new ArrayList<>();
    sorted.forEach(leaf -> rows.add(row(leaf, several, shared)));
    return new Table(summary(leaves, sorted, targets, shared), columns(several), rows);
  }

  private static List<Column> columns(boolean several) {
    List<Column> columns = new ArrayList<>();
    if (several) {
      columns.add(new Column("DEVICE", "", Kind.NAME, 6, 20, 0));
    }
    columns.add(new Column("PATH", "path", Kind.PATH, 14, 200, 0));
    columns.add(new Column("VALUE", "value", Kind.VALUE, 8, 20, 0));
    columns.add(new Column("RATE", "rate", Kind.NUMBER, 11, 14, 1));
    columns.add(new Column("AGE", "age", Kind.NUMBER, 6, 6, 3));
    columns.add(new Column("LAST MINUTE", "", Kind.SPARK, 12, Minute.SECONDS, 2));
    return columns;
  }

  private Table.Row row(WatchedLeaf leaf, boolean several, int shared) {
    long now = time.monotonicNanos();
    List<Cell> cells = new ArrayList<>();
    if (several) {
      cells.add(new Cell.Text(leaf.target()));
    }
    cells.add(new Cell.Text(leaf.pathText(shared)));
    cells.add(new Cell.Number(leaf.text(), leaf.number(), style(leaf.text())));
    cells.add(rate(leaf, now));
    long age = time.epochNanos() - leaf.timestampNanos();
    cells.add(new Cell.Number(Figures.age(age), age));
    double[] minute = leaf.lastMinute(now);
    cells.add(
        minute == null
            ? Cell.Blank.BLANK
            : new Cell.Spark(Math.floorDiv(now, SECOND), minute, leaf.isCounter()));
    return new Table.Row(cells);
  }

  private static Cell rate(WatchedLeaf leaf, long now) {
    if (leaf.wasReset(now)) {
      return new Cell.Number("reset", Double.NaN, Style.WARN);
    }
    if (!leaf.isCounter()) {
      return Cell.Blank.BLANK;
    }
    double rate = leaf.rate(now);
    return new Cell.Number(
        Figures.scaled(rate, leaf.unit()), rate, rate == 0 ? Style.DIM : Style.PLAIN);
  }

  /** The states of interfaces and links that somebody has to look at. */
  static Style style(String value) {
    return switch (value) {
      case "DOWN", "LOWER_LAYER_DOWN", "NOT_PRESENT" -> Style.BAD;
      case "UP" -> Style.GOOD;
      default -> Style.PLAIN;
    };
  }

  /** How many elements all paths begin with; the last element of each stays. */
  private static int shared(List<WatchedLeaf> leaves) {
    if (leaves.isEmpty()) {
      return 0;
    }
    Path first = leaves.get(0).path();
    int shared = Math.max(first.size() - 1, 0);
    for (WatchedLeaf leaf : leaves) {
      Path path = leaf.path();
      shared = Math.min(shared, path.size() - 1);
      for (int i = 0; i < shared; i++) {
        if (!path.elems().get(i).equals(first.elems().get(i))
            || !path.origin().equals(first.origin())) {
          shared = i;
        }
      }
    }
    return Math.max(shared, 0);
  }

  private static String summary(
      WatchedLeaves leaves, List<WatchedLeaf> sorted, long targets, int shared) {
    if (sorted.isEmpty()) {
      return "";
    }
    WatchedLeaf first = sorted.get(0);
    String device = targets > 1
        ? HumanUnits.count(targets, "device", "devices") + " "
        : first.target().isEmpty() ? "" : first.target() + " ";
    Path beginning = Path.of(first.path().origin(), first.path().elems().subList(0, shared));
    String count = leaves.leftOut() == 0
        ? HumanUnits.count(sorted.size(), "leaf", "leaves")
        : "only the first " + HumanUnits.number(sorted.size()) + " leaves";
    return device + TextWidth.printable(beginning.toString()) + ", " + count;
  }
}
