package dev.spate.cli;

import dev.spate.schema.Suggestions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * What stands for options that a command line leaves out: variables, then a file.
 *
 * <p>{@code --sample-interval} of {@code subscribe} is SPATE_SUBSCRIBE_SAMPLE_INTERVAL, or else SPATE_SAMPLE_INTERVAL, which is for
 * all commands that have such an option; in the file it is {@code sample-interval}, below {@code subscribe} or at the top. What
 * a command is about (paths, values to set) has no default: a forgotten variable must not change a device.
 */
final class Defaults implements IDefaultValueProvider {

  /** The option that names the file. */
  static final String CONFIG = "--config";

  static final String FILE_NAME = ".spate.yaml";

  private static final String PREFIX = "SPATE_";

  private final Map<String, String> variables;
  private final List<Path> folders;

  /** Where the values of options came from that were neither given nor built in. */
  private final Map<ArgSpec, String> origins = new HashMap<>();

  /** By name: while a flag is read, --config may still be to come. */
  private final Map<String, DefaultsFile> files = new HashMap<>();

  /**
   * Looks nothing up yet.
   *
   * @param variables of the environment
   * @param folders where to look for {@value #FILE_NAME}; the first that has one counts
   */
  Defaults(Map<String, String> variables, List<Path> folders) {
    this.variables = variables;
    this.folders = folders;
  }

  /** Built-in defaults alone. */
  static Defaults none() {
    return new Defaults(Map.of(), List.of());
  }

  /** Null where the option has none but the built-in one, which is also what help shows. */
  @Override
  public @Nullable String defaultValue(ArgSpec arg) {
    if (!(arg instanceof OptionSpec option)
        || !hasDefault(option)
        || option.command().commandLine().isUsageHelpRequested()) {
      return null;
    }
    String name = name(option);
    for (String variable : variables(option.command(), name)) {
      String value = variables.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        return found(option, value, variable);
      }
    }
    if (option.longestName().equals(CONFIG)) {
      return null;
    }
    DefaultsFile.Entry entry = file(option.command()).find(option.command().name(), name);
    return entry == null ? null : found(option, entry.value(), entry.place());
  }

  private String found(OptionSpec option, String value, String origin) {
    origins.put(option, origin);
    return value.replace("$", "$$"); // as it is, not as a text with variables of picocli's
  }

  /** Where the value of an option came from, such as {@code SPATE_TIMEOUT}; null if from the command line, or built in. */
  @Nullable
  String origin(@Nullable ArgSpec option) {
    return option == null ? null : origins.get(option);
  }

  /** What is wrong with variables: names that no option has, but nearly. Each is one line. */
  List<String> warnings(CommandSpec command) {
    Set<String> unknown = new TreeSet<>(variables.keySet());
    unknown.removeIf(variable -> !variable.startsWith(PREFIX));
    options(command).forEach(name -> unknown.removeAll(variables(command, name)));
    if (unknown.isEmpty()) {
      return List.of();
    }
    Set<String> options = new TreeSet<>();
    for (CommandSpec other : commands(whole(command))) {
      for (String name : options(other)) {
        unknown.removeAll(variables(other, name));
        options.add(variable(name).substring(PREFIX.length()));
      }
    }
    List<String> warnings = new ArrayList<>();
    for (String variable : unknown) {
      // Without the prefix, which would make all of them look alike.
      List<String> near = Suggestions.nearest(variable.substring(PREFIX.length()), options);
      if (!near.isEmpty()) {
        warnings.add(variable + " stands for no option; did you mean " + PREFIX
            + String.join(" or " + PREFIX, near) + "?");
      }
    }
    return warnings;
  }

  private static CommandSpec whole(CommandSpec command) {
    return ((SpateCommand) command.root().userObject()).whole();
  }

  /** Names of options that may have a default, without dashes. */
  static Set<String> options(CommandSpec command) {
    return command.options().stream()
        .filter(Defaults::hasDefault)
        .map(Defaults::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The commands below the one above all. */
  static List<CommandSpec> commands(CommandSpec root) {
    return root.subcommands().values().stream()
        .map(command -> command.getCommandSpec())
        .distinct()
        .toList();
  }

  /** One value, or a list in one word. */
  private static boolean hasDefault(OptionSpec option) {
    boolean isRequest = option.isMultiValue() && option.splitRegex().isEmpty();
    return !isRequest && !option.usageHelp() && !option.versionHelp();
  }

  private static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  /** The special one first. */
  private static List<String> variables(CommandSpec command, String option) {
    return List.of(variable(command.name() + "-" + option), variable(option));
  }

  private static String variable(String name) {
    return PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private DefaultsFile file(CommandSpec command) {
    Path path = path(command);
    if (path == null) {
      return DefaultsFile.EMPTY;
    }
    try {
      return files.computeIfAbsent(
          path.toString(), name -> DefaultsFile.read(path, whole(command)));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  /** Null where there is none. */
  private @Nullable Path path(CommandSpec command) {
    OptionSpec option = command.findOption(CONFIG);
    if (option != null && option.getValue() instanceof Path named) {
      return named;
    }
    for (String variable : variables(command, CONFIG.substring(2))) {
      String named = variables.getOrDefault(variable, "");
      if (!named.isEmpty()) {
        return Path.of(named);
      }
    }
    return folders.stream()
        .map(folder -> folder.resolve(FILE_NAME))
        .filter(Files::exists)
        .findFirst()
        .orElse(null);
  }
}
