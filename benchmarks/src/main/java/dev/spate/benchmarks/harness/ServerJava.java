package dev.spate.benchmarks.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The JVM that servers run on.
 *
 * @param java its executable
 * @param version such as 17
 * @param text its name and build, as a person reads it
 */
record ServerJava(Path java, int version, String text) {

  /** What the launcher gives a server on every JVM. */
  static final List<String> OPTIONS = List.of("-XX:+ExitOnOutOfMemoryError");

  /** Asks an executable what it is. */
  static ServerJava of(Path java) {
    try {
      Process process = new ProcessBuilder(java.toString(), "-XshowSettings:properties", "-version")
          .redirectErrorStream(true)
          .start();
      return parse(
          java, new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + java, e);
    }
  }

  static ServerJava parse(Path java, String settings) {
    return new ServerJava(
        java,
        Integer.parseInt(property(settings, "java.specification.version")),
        property(settings, "java.vm.name") + " " + property(settings, "java.runtime.version"));
  }

  /** The options with which the launcher starts a server on it. */
  List<String> launcherOptions() {
    List<String> options = new ArrayList<>(OPTIONS);
    if (version >= 22) {
      options.add("--enable-native-access=ALL-UNNAMED");
    }
    if (version >= 23) {
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
    return options;
  }

  private static String property(String settings, String name) {
    Matcher matcher = Pattern.compile("^\\s*" + Pattern.quote(name) + " = (.*)$", Pattern.MULTILINE)
        .matcher(settings);
    if (!matcher.find()) {
      throw new IllegalArgumentException("not a JVM: it tells no " + name + " but " + settings);
    }
    return matcher.group(1).trim();
  }
}
