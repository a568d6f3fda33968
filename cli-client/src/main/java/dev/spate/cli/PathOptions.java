package dev.spate.cli;

import dev.spate.path.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which paths of which target a command is about. */
final class PathOptions {

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = {
        "/interfaces/interface[name=eth0]/state, spate:/links, with wildcards * and ... ;",
        "or router1:eth0, short for that interface of that target."
      })
  List<String> words = new ArrayList<>();

  @Option(names = "--path", paramLabel = "PATH", description = "The same; may be repeated.")
  List<String> paths = new ArrayList<>();

  @Option(names = "--prefix", paramLabel = "PATH", description = "Put before every path.")
  @Nullable
  String prefix;

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "The device that is meant, or * for all of them.")
  String target = "";

  boolean isEmpty() {
    return words.isEmpty() && paths.isEmpty() && prefix == null && target.isEmpty();
  }

  /**
   * The paths as the command means them.
   *
   * @throws IllegalArgumentException if one is malformed, or if they do not fit together
   */
  Selection selection() {
    List<String> texts = new ArrayList<>(words);
    texts.addAll(paths);
    Selection.Builder selection =
        new Selection.Builder(target, prefix == null ? Path.ROOT : Path.parse(prefix));
    texts.forEach(selection::path);
    return selection.build();
  }
}
