package dev.spate.cli;

import dev.spate.cli.format.Format;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Changes configuration. */
@Command(
    name = "set",
    abbreviateSynopsis = true,
    sortOptions = false,
    description = {
      "Change the configuration of a device, all of it or nothing: first deletes, then replaces, then updates.",
      "TYPE is one of json, json_ietf, string, int, uint, bool, double (float and decimal mean the same), bytes (in base64)"
          + " and ascii."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${ROOT-COMMAND-NAME} set --target router1 \\",
      "      --update '/interfaces/interface[name=eth0]/config/enabled:::bool:::false'",
      "  ${ROOT-COMMAND-NAME} set --target router1 --update-path '/interfaces/interface[name=eth0]/config' \\",
      "      --update-value '{\"description\": \"to switch1\", \"mtu\": 9000}'",
      "  ${ROOT-COMMAND-NAME} set --target router1 --replace '/system/config/hostname:::string:::edge1'",
      "  ${ROOT-COMMAND-NAME} set --target router1 --request-file changes.yaml --dry-run",
      "  ${ROOT-COMMAND-NAME} set --delete router1:lo0"
    })
final class SetCommand extends TargetCommand {

  private static final String TRIPLE = "PATH:::TYPE:::VALUE";

  /** Paths and, in the same order, their values. */
  record Parts(List<String> paths, List<String> values, List<Path> files) {

    /** Throws {@link IllegalArgumentException} if it cannot be told which path has which value. */
    void check(String option) {
      if (!values.isEmpty() && !files.isEmpty()) {
        throw new IllegalArgumentException(
            "--%1$s-value and --%1$s-file in one command leave open which path has which; write --%1$s %2$s for the values"
                .formatted(option, TRIPLE));
      }
      if (paths.size() != values.size() + files.size()) {
        throw new IllegalArgumentException(
            "each path needs its value: there are %1$d of --%2$s-path, %3$d of --%2$s-value and %4$d of --%2$s-file"
                .formatted(paths.size(), option, values.size(), files.size()));
      }
    }
  }

  @Option(names = "--prefix", paramLabel = "PATH", description = "Put before every path.")
  @Nullable
  String prefix;

  @Option(names = "--target", paramLabel = "NAME", description = "The device that is meant.")
  String target = "";

  @Option(
      names = "--delete",
      paramLabel = "PATH",
      description = "Remove a node; may be repeated, like all of these.")
  List<String> deletes = new ArrayList<>();

  @Option(names = "--replace", paramLabel = TRIPLE, description = "Give a node its whole content.")
  List<String> replaces = new ArrayList<>();

  @Option(
      names = "--replace-path",
      paramLabel = "PATH",
      description = "The same, with the value apart.")
  List<String> replacePaths = new ArrayList<>();

  @Option(
      names = "--replace-value",
      paramLabel = "VALUE",
      description = "In the encoding that -e names. What is no JSON is a string.")
  List<String> replaceValues = new ArrayList<>();

  @Option(
      names = "--replace-file",
      paramLabel = "FILE",
      description = "Instead of --replace-value: JSON where the name ends in .json, or else YAML;"
          + " with -e ascii any text. - is standard input.")
  List<Path> replaceFiles = new ArrayList<>();

  @Option(names = "--update", paramLabel = TRIPLE, description = "Merge a value into a node.")
  List<String> updates = new ArrayList<>();

  @Option(
      names = "--update-path",
      paramLabel = "PATH",
      description = "The same, with the value apart.")
  List<String> updatePaths = new ArrayList<>();

  @Option(names = "--update-value", paramLabel = "VALUE", description = "As --replace-value.")
  List<String> updateValues = new ArrayList<>();

  @Option(names = "--update-file", paramLabel = "FILE", description = "As --replace-file.")
  List<Path> updateFiles = new ArrayList<>();

  @Option(
      names = "--request-file",
      paramLabel = "FILE",
      description =
          "JSON or YAML with lists updates and replaces, of path, value and encoding (that"
              + " of -e if left out), and deletes, of paths.")
  List<Path> requestFiles = new ArrayList<>();

  @Option(
      names = "--dry-run",
      fallbackValue = "true",
      description = "Print what would be sent, and send nothing.")
  boolean dryRun;

  @Option(
      names = {"-e", "--encoding"},
      paramLabel = "ENCODING",
      defaultValue = "json",
      description =
          "Of values without a type: json, json_ietf or ascii (default: ${DEFAULT-VALUE}).")
  EncodingName encoding = EncodingName.JSON;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "json",
      completionCandidates = AnswerFormats.class,
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  Format format = Format.JSON;

  Parts replaceParts() {
    return new Parts(replacePaths, replaceValues, replaceFiles);
  }

  Parts updateParts() {
    return new Parts(updatePaths, updateValues, updateFiles);
  }

  @Override
  Task task() {
    AnswerFormats.check(format);
    if (deletes.isEmpty()
        && replaces.isEmpty()
        && replacePaths.isEmpty()
        && updates.isEmpty()
        && updatePaths.isEmpty()
        && requestFiles.isEmpty()) {
      throw new IllegalArgumentException("""
          nothing to change. Try:
            %1$s set --target router1 --update '/interfaces/interface[name=eth0]/config/enabled:::bool:::false'
            %1$s set --target router1 --update-path '/interfaces/interface[name=eth0]/config/mtu' --update-value 9000""".formatted(command()));
    }
    return new SetTask(this, in());
  }
}
