package dev.spate.cli;

import dev.spate.cli.diff.Comparison;
import dev.spate.cli.diff.DiffJson;
import dev.spate.cli.diff.DiffText;
import dev.spate.cli.diff.Difference;
import dev.spate.cli.diff.SavedSnapshot;
import dev.spate.cli.diff.Scope;
import dev.spate.cli.diff.Snapshot;
import dev.spate.cli.format.PrettyJson;
import dev.spate.cli.tree.LeafKind;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads both sides of a comparison, files before anything else, and prints where they differ. For one run. */
final class DiffTask implements Task {

  private final Side a;
  private final Side b;
  private final Comparison comparison;
  private final ListFormat format;
  private boolean different;

  DiffTask(Side a, Side b, Comparison comparison, ListFormat format) {
    this.a = a;
    this.b = b;
    this.comparison = comparison;
    this.format = format;
  }

  @Override
  public int run(Environment environment, ConnectionOptions options, Output out, PrintWriter err) {
    Snapshot savedA;
    Snapshot savedB;
    try {
      savedA = saved(a, b, environment);
      savedB = saved(b, a, environment);
    } catch (IOException | IllegalArgumentException e) {
      err.println("spate: " + e.getMessage());
      return ExitCodes.DIFF_FAILED;
    }
    int code = ExitCodes.OK;
    if (savedA != null && savedB != null) {
      print(savedA, savedB, comparison, out);
    } else {
      Rpc rpc = (connection, output) -> compareLive(connection, savedA, savedB, output);
      code = Connection.run(rpc, environment, options, out, err);
    }
    return switch (code) {
      case ExitCodes.OK -> different ? ExitCodes.DIFFERENT : ExitCodes.OK;
      case ExitCodes.FAILED -> ExitCodes.DIFF_FAILED;
      default -> code;
    };
  }

  private void compareLive(
      Connection connection, @Nullable Snapshot savedA, @Nullable Snapshot savedB, Output out) {
    Comparison scoped = comparison.scope().paths().isEmpty()
        ? withScopeOf(savedA != null ? savedA : savedB)
        : comparison;
    Abilities server = Abilities.ask(connection);
    Snapshot readA = savedA != null ? savedA : read(connection, server, a, scoped, savedB);
    Snapshot readB = savedB != null ? savedB : read(connection, server, b, scoped, savedA);
    print(readA, readB, scoped, out);
    if (different && scoped.kinds().contains(LeafKind.OPERATIONAL)) {
      connection.tell("this compares what changes by itself, too; --type config compares settings");
    }
  }

  /** What was saved is what is compared, and no more. */
  private Comparison withScopeOf(@Nullable Snapshot saved) {
    if (saved == null) {
      return comparison;
    }
    List<Path> paths = saved.targets().stream()
        .flatMap(target -> saved.sources(target).stream())
        .distinct()
        .toList();
    return comparison.within(new Scope(paths));
  }

  private static Snapshot read(
      Connection connection,
      Abilities server,
      Side side,
      Comparison comparison,
      @Nullable Snapshot other) {
    Snapshot snapshot = new Snapshot(comparison.schema());
    if (side instanceof Side.Live live) {
      List<Path> paths =
          live.isWhole() ? comparison.scope().subscriptions() : List.of(live.below());
      read(connection, server, live.target(), paths, snapshot);
    } else if (other != null) {
      for (String target : other.targets()) {
        List<Path> paths = comparison.scope().subscriptions();
        read(connection, server, target, paths, snapshot);
      }
    }
    return snapshot;
  }

  private static void read(
      Connection connection, Abilities server, String target, List<Path> paths, Snapshot into) {
    Selection selection = new Selection(target, Path.ROOT, paths);
    Once.read(
        connection, server.orEverything(selection, Schema.bundled()), server.encoding(), into::add);
  }

  private void print(Snapshot readA, Snapshot readB, Comparison scoped, Output out) {
    List<Difference> differences = scoped.of(readA, readB, base(a, b), base(b, a));
    different = !differences.isEmpty();
    out.print(
        switch (format) {
          case FLAT -> DiffText.of(a.label(), b.label(), differences);
          case JSON -> PrettyJson.text(DiffJson.of(a.label(), b.label(), differences));
        });
  }

  /** Two interfaces are compared whatever their names; anything else by whole paths. */
  private static Path base(Side side, Side other) {
    return side instanceof Side.Live live && other instanceof Side.Live beside && !beside.isWhole()
        ? live.below()
        : Path.ROOT;
  }

  /** Null for a side that is no file. */
  private static @Nullable Snapshot saved(Side side, Side other, Environment environment)
      throws IOException {
    if (!(side instanceof Side.Saved saved)) {
      return null;
    }
    try {
      Snapshot snapshot = SavedSnapshot.parse(Schema.bundled(), text(saved, environment));
      return other instanceof Side.Live live ? snapshot.about(live.target()) : snapshot;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(saved.label() + ": " + e.getMessage(), e);
    }
  }

  private static String text(Side.Saved saved, Environment environment) throws IOException {
    try {
      return saved.file().equals(Side.Saved.STANDARD_INPUT)
          ? new String(environment.in().readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(java.nio.file.Path.of(saved.file()));
    } catch (NoSuchFileException e) {
      throw new IOException("there is no file " + saved.file(), e);
    } catch (IOException e) {
      throw new IOException("cannot read " + saved.label() + ": " + e.getMessage(), e);
    }
  }
}
