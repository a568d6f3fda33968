package dev.spate.cli.live;

import dev.spate.cli.format.HumanUnits;
import dev.spate.cli.live.Column.Kind;
import dev.spate.path.NaturalOrder;
import dev.spate.path.Path;
import dev.spate.time.TimeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row an interface: what goes through it, how much of it that is, its errors, and how far the traffic is from what it was in the
 * last minute. Not thread-safe.
 */
final class InterfaceTable implements TableSource {

  private static final long SECOND = 1_000_000_000;

  /** From this on an interface is busy, and full. */
  private static final double BUSY = 0.7;

  private static final double FULL = 0.9;

  private static final Cell RESET = new Cell.Number("reset", Double.NaN, Style.WARN);

  private static final Comparator<WatchedInterface> ORDER = Comparator.comparing(
          (WatchedInterface each) -> each.target, NaturalOrder.COMPARATOR)
      .thenComparing(each -> each.name, NaturalOrder.COMPARATOR);

  private final TimeSource time;

  InterfaceTable(TimeSource time) {
    this.time = time;
  }

  @Override
  public List<String> sortNames() {
    return List.of(
        "utilisation", "errors", "drops", "change", "in", "out", "interface", "state", "age");
  }

  @Override
  public boolean needs(Path leaf) {
    return WatchedInterface.reads(leaf);
  }

  @Override
  public Table table(WatchedLeaves leaves) {
    List<WatchedInterface> interfaces = interfaces(leaves);
    long devices = interfaces.stream().map(each -> each.target).distinct().count();
    boolean named = interfaces.stream().anyMatch(each -> !each.target.isEmpty());
    List<Table.Row> rows = interfaces.stream().map(each -> row(each, named)).toList();
    String cut = leaves.leftOut() == 0
        ? ""
        : "INCOMPLETE, only the first " + HumanUnits.number(leaves.all().size()) + " leaves: ";
    return new Table(cut + summary(interfaces, devices), columns(named), rows);
  }

  private static List<WatchedInterface> interfaces(WatchedLeaves leaves) {
    record Key(String target, String name) {}
    Map<Key, WatchedInterface> interfaces = new LinkedHashMap<>();
    for (WatchedLeaf leaf : leaves.all()) {
      String name = WatchedInterface.nameOf(leaf.path());
      if (name != null) {
        interfaces
            .computeIfAbsent(
                new Key(leaf.target(), name),
                key -> new WatchedInterface(key.target(), TextWidth.printable(key.name())))
            .add(leaf);
      }
    }
    return interfaces.values().stream().sorted(ORDER).toList();
  }

  private static List<Column> columns(boolean named) {
    List<Column> columns = new ArrayList<>();
    if (named) {
      columns.add(new Column("DEVICE", "", Kind.NAME, 8, 20, 0));
    }
    columns.add(new Column("INTERFACE", "interface", Kind.NAME, 9, 24, 0));
    columns.add(new Column("STATE", "state", Kind.NAME, 5, 8, 3));
    columns.add(new Column("IN bit/s", "in", Kind.NUMBER, 8, 9, 0));
    columns.add(new Column("OUT bit/s", "out", Kind.NUMBER, 9, 10, 0));
    columns.add(new Column("UTIL", "utilisation", Kind.NUMBER, 6, 7, 0));
    columns.add(new Column("", "", Kind.BAR, 8, 8, 7));
    columns.add(new Column("ERRORS/s", "errors", Kind.NUMBER, 9, 9, 1));
    columns.add(new Column("DROPS/s", "drops", Kind.NUMBER, 7, 8, 5));
    columns.add(new Column("CHANGE", "change", Kind.NUMBER, 7, 8, 6));
    columns.add(new Column("AGE", "age", Kind.NUMBER, 6, 6, 4));
    columns.add(new Column("LAST MINUTE", "", Kind.SPARK, 12, Minute.SECONDS, 2));
    return columns;
  }

  private Table.Row row(WatchedInterface each, boolean named) {
    long now = time.monotonicNanos();
    double in = each.rate("in-octets", now);
    double out = each.rate("out-octets", now);
    double busier = WatchedInterface.larger(in, out);
    double used = busier / each.speed();
    double[] minute = each.lastMinute(now);
    String state = each.text("state/oper-status");
    long age = time.epochNanos() - each.timestampNanos();
    boolean reset = each.wasReset(now);
    List<Cell> cells = new ArrayList<>();
    if (named) {
      cells.add(new Cell.Text(each.target));
    }
    cells.add(new Cell.Text(each.name));
    cells.add(new Cell.Text(state.isEmpty() ? Figures.NONE : state, LeafTable.style(state)));
    cells.add(reset ? RESET : new Cell.Number(Figures.scaled(in, ""), in));
    cells.add(reset ? RESET : new Cell.Number(Figures.scaled(out, ""), out));
    cells.add(new Cell.Number(Figures.percent(used), used, load(used)));
    cells.add(Double.isNaN(used) ? Cell.Blank.BLANK : new Cell.Bar(used, load(used)));
    cells.add(trouble(each.bothRates("in-errors", "out-errors", now)));
    cells.add(trouble(each.bothRates("in-discards", "out-discards", now)));
    cells.add(change(busier, minute));
    cells.add(new Cell.Number(Figures.age(age), age));
    cells.add(new Cell.Spark(Math.floorDiv(now, SECOND), minute, true));
    return new Table.Row(cells);
  }

  private static Style load(double used) {
    if (used >= FULL) {
      return Style.BAD;
    }
    return used >= BUSY ? Style.WARN : Style.PLAIN;
  }

  private static Cell trouble(double perSecond) {
    return new Cell.Number(
        Figures.scaled(perSecond, ""), perSecond, perSecond > 0 ? Style.WARN : Style.DIM);
  }

  /** Against the mean of the last minute; the largest change is first, whether up or down. */
  private static Cell change(double now, double[] minute) {
    double mean =
        Arrays.stream(minute).filter(point -> !Double.isNaN(point)).average().orElse(Double.NaN);
    double change = now - mean;
    return Double.isNaN(change)
        ? new Cell.Number(Figures.NONE, Double.NaN)
        : new Cell.Number(Figures.change(change), Math.abs(change));
  }

  private String summary(Collection<WatchedInterface> interfaces, long devices) {
    if (interfaces.isEmpty()) {
      return "";
    }
    long now = time.monotonicNanos();
    long up = interfaces.stream()
        .filter(each -> each.text("state/oper-status").equals("UP"))
        .count();
    return HumanUnits.count(devices, "device", "devices") + ", "
        + HumanUnits.count(interfaces.size(), "interface", "interfaces") + ", " + up + " up, in "
        + sum(interfaces, "in-octets", now) + ", out " + sum(interfaces, "out-octets", now);
  }

  private static String sum(Collection<WatchedInterface> interfaces, String counter, long now) {
    double sum = interfaces.stream()
        .mapToDouble(each -> each.rate(counter, now))
        .filter(rate -> !Double.isNaN(rate))
        .sum();
    return Figures.scaled(sum, "bit/s");
  }
}
