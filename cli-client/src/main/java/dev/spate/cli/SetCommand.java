package dev.spate.cli;

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
      "  ${ROOT-COMMAND-NAME} set --delete router1:lo0"
    })
final class SetCommand extends RpcCommand {

  private static final String TRIPLE = "PATH:::TYPE:::VALUE";

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

  @Option(names = "--update", paramLabel = TRIPLE, description = "Merge a value into a node.")
  List<String> updates = new ArrayList<>();

  @Option(
      names = "--update-path",
      paramLabel = "PATH",
      description = "The same, with the value apart.")
  List<String> updatePaths = new ArrayList<>();

  @Option(names = "--update-value", paramLabel = "VALUE", description = "As --replace-value.")
  List<String> updateValues = new ArrayList<>();

  @Option(
      names = {"-e", "--encoding"},
      paramLabel = "ENCODING",
      defaultValue = "json",
      description =
          "Of the values of --update-value and --replace-value: json, json_ietf or ascii (default:"
              + " ${DEFAULT-VALUE}).")
  EncodingName encoding = EncodingName.JSON;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "json",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  Format format = Format.JSON;

  @Override
  Rpc rpc() {
    if (deletes.isEmpty()
        && replaces.isEmpty()
        && replacePaths.isEmpty()
        && updates.isEmpty()
        && updatePaths.isEmpty()) {
      throw new IllegalArgumentException("""
          nothing to change. Try:
            %1$s set --target router1 --update '/interfaces/interface[name=eth0]/config/enabled:::bool:::false'
            %1$s set --target router1 --update-path '/interfaces/interface[name=eth0]/config/mtu' --update-value 9000""".formatted(command()));
    }
    return new SetRpc(this);
  }
}
