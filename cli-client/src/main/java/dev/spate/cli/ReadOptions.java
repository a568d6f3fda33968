package dev.spate.cli;

import dev.spate.cli.format.Format;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What get and subscribe have in common beside paths. */
final class ReadOptions {

  @Option(
      names = {"-e", "--encoding"},
      paramLabel = "ENCODING",
      description =
          "One of ${COMPLETION-CANDIDATES} (default: json, or proto where --format prints leaves).")
  @Nullable
  EncodingName encoding;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      split = ",",
      description = "Leaves of these models only, such as openconfig-interfaces; may be repeated.")
  List<String> models = new ArrayList<>();

  @Option(
      names = "--depth",
      paramLabel = "LEVELS",
      description = "How far below the paths: 1 is their direct leaves, 0 everything (default).")
  int depth;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "json",
      description =
          "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). json is Notifications and event values by path, both as"
              + " gnmic prints them; flat is one line a leaf, path: value, behind [device] where it may be one of several.")
  Format format = Format.JSON;

  EncodingName encoding() {
    if (encoding != null) {
      return encoding;
    }
    return switch (format) {
      case JSON, PROTOJSON, PROTOTEXT -> EncodingName.JSON;
      case EVENT, FLAT, TABLE, CSV -> EncodingName.PROTO;
    };
  }

  /** Throws {@link IllegalArgumentException} if the depth is negative. */
  void check() {
    if (depth < 0) {
      throw new IllegalArgumentException("--depth " + depth + " is negative; 0 is everything");
    }
  }
}
