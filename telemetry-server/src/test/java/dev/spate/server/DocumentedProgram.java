package dev.spate.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole Java program in a document, compiled and run as its readers would: in a process of its own, from its source. */
public final class DocumentedProgram {

  private static final Pattern BLOCK =
      Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private final Path source;

  private DocumentedProgram(Path source) {
    this.source = source;
  }

  /** The program whose public class has this name, written into a folder. */
  public static DocumentedProgram of(String document, String className, Path folder)
      throws IOException {
    Matcher block = BLOCK.matcher(text(document));
    while (block.find()) {
      if (block.group(1).contains("public final class " + className + " ")) {
        return new DocumentedProgram(
            Files.writeString(folder.resolve(className + ".java"), block.group(1)));
      }
    }
    throw new IllegalArgumentException(document + " has no program " + className);
  }

  /** The text of a document, by its path from the root of the project. */
  public static String text(String document) throws IOException {
    return Files.readString(Path.of("..").resolve(document));
  }

  /** Runs it to its end and returns the lines that it printed, to standard error too. */
  public List<String> run(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // What keeps newer JVMs from warning on standard error is set for this one.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), source.toString()));
    command.addAll(List.of(args));
    Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader out = new BufferedReader(
        new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> lines = out.lines().toList();
      int exitCode = program.waitFor();
      if (exitCode != 0) {
        throw new AssertionError(
            source + " ended with " + exitCode + ":\n" + String.join("\n", lines));
      }
      return lines;
    } finally {
      program.destroyForcibly();
    }
  }
}
