package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.spate.server.app.TelemetryServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./spate} keeps to start fast: the archives of the classes that server and client load. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {

  private static final List<String> MODULES =
      List.of("telemetry-store", "proto", "device-simulator", "telemetry-server", "cli-client");

  /** A tree as {@code ./spate} leaves it once it has built, started twice at once: one start made the archives. */
  @TempDir
  private static Path prepared;

  /** The same, and made in no other. */
  @TempDir
  private Path fresh;

  @BeforeAll
  static void startOnce() throws Exception {
    builtTree(prepared);
    Process one = process(prepared, Map.of(), "--version");
    Process other = process(prepared, Map.of(), "--version");
    assertThat(ended(one).errors()).isEmpty();
    assertThat(ended(other).errors()).isEmpty();
    // In the background, and without telling anybody.
    await()
        .atMost(Duration.ofMinutes(5))
        .ignoreExceptions() // folders come and go while they are listed
        .until(() -> archives(prepared).size() == 2 && !Files.exists(making(prepared)));
  }

  @BeforeEach
  void build() throws Exception {
    builtTree(fresh);
  }

  @Test
  void archives_areUsedByTheNextStart() throws Exception {
    Ended ended = start(prepared, Map.of("SPATE_JAVA_OPTS", "-Xlog:class+load"), "--version");

    assertThat(ended.lines())
        .anyMatch(line -> line.contains("dev.spate.cli.Main source: shared objects file"))
        .anyMatch(line -> line.startsWith("spate "));
    assertThat(ended.errors()).isEmpty();
  }

  @Test
  void archives_areMadeOnce() throws Exception {
    Map<Path, FileTime> before = archives(prepared);

    assertThat(start(prepared, "prepare").exitCode()).isZero();

    assertThat(archives(prepared)).isEqualTo(before);
  }

  @Test
  void archives_ofAnEarlierBuild_areMadeAnew() throws Exception {
    Map<Path, FileTime> before = archives(prepared);
    Path source = prepared.resolve("cli-client/src/main/Changed.java");
    Files.writeString(source, "");
    Files.setLastModifiedTime(
        source, FileTime.fromMillis(System.currentTimeMillis() + TimeUnit.HOURS.toMillis(1)));
    Path saved = Files.createDirectory(fresh.resolve("saved"));
    for (String module : List.of("telemetry-server", "cli-client")) {
      copy(prepared.resolve(module).resolve("target/run/lib"), saved.resolve(module));
    }
    // What stands for Maven puts back the libraries that a build begins by taking away.
    Path bin = Files.createDirectory(fresh.resolve("bin"));
    Path maven = Files.writeString(bin.resolve("mvn"), """
        #!/bin/sh
        for module in telemetry-server cli-client; do cp -R "%s/$module" "$module/target/run/lib"; done
        """.formatted(saved));
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    String path = bin + ":" + System.getenv("PATH");

    Ended ended = start(prepared, Map.of("PATH", path), "prepare");

    Files.delete(source);
    assertThat(ended.exitCode()).as("%s", ended).isZero();
    assertThat(archives(prepared)).hasSize(2).isNotEqualTo(before);
  }

  @Test
  void archives_broken_areIgnored() throws Exception {
    Path ready = folder(prepared, "ready");
    Path good = Files.move(ready, ready.resolveSibling("good"));
    Files.createDirectory(ready);
    for (String module : List.of("telemetry-server", "cli-client")) {
      Files.writeString(ready.resolve(module), "not what it was");
    }

    Ended ended = start(prepared, "--version");

    for (String module : List.of("telemetry-server", "cli-client")) {
      Files.delete(ready.resolve(module));
    }
    Files.delete(ready);
    Files.move(good, ready);
    assertThat(ended.lines()).singleElement().asString().startsWith("spate ");
    assertThat(ended.errors()).isEmpty();
  }

  @Test
  void libraries_cleanedAway_areBuiltAnew() throws Exception {
    Path libraries = fresh.resolve("cli-client/target/run/lib");
    Files.move(libraries, libraries.resolveSibling("gone"));

    assertThat(start(fresh, "--version").errors()).first().asString().startsWith("Building Spate");
  }

  @Test
  void prepare_cannotWrite_startsWithout() throws Exception {
    // Not by permissions, as root is above them.
    Files.writeString(fresh.resolve("target/run/archives"), "");

    Ended start = start(fresh, "--version");
    Ended prepare = start(fresh, "prepare");

    assertThat(start.lines()).singleElement().asString().startsWith("spate ");
    assertThat(start.errors()).isEmpty();
    assertThat(prepare.errors()).anyMatch(line -> line.startsWith("Nothing can be written to "));
    assertThat(prepare.exitCode()).isEqualTo(1);
  }

  @Test
  void prepare_fails_isToldOnce() throws Exception {
    try (Stream<Path> libraries = Files.list(fresh.resolve("telemetry-server/target/run/lib"))) {
      for (Path library : libraries.toList()) {
        Files.delete(library);
      }
    }

    Ended prepare = start(fresh, "prepare");

    assertThat(prepare.exitCode()).isEqualTo(1);
    assertThat(start(fresh, "--version").errors())
        .singleElement()
        .asString()
        .contains("starts slower", "failure.log");
    Ended later = start(fresh, "--version");
    assertThat(later.errors()).isEmpty();
    assertThat(later.lines()).singleElement().asString().startsWith("spate ");
  }

  private static void builtTree(Path tree) throws Exception {
    Path ours = Path.of("").toAbsolutePath().getParent();
    Files.copy(ours.resolve("spate"), tree.resolve("spate"));
    Files.createFile(tree.resolve("pom.xml"));
    Files.createDirectory(tree.resolve("docs"));
    Files.createFile(tree.resolve("docs/configuration.md"));
    for (String module : MODULES) {
      Files.createDirectories(tree.resolve(module).resolve("src/main"));
      Files.createFile(tree.resolve(module).resolve("pom.xml"));
    }
    libraries(TelemetryServer.class, tree.resolve("telemetry-server/target/run/lib"));
    libraries(Main.class, tree.resolve("cli-client/target/run/lib"));
    Files.createDirectories(tree.resolve("target/run"));
    Files.createFile(tree.resolve("target/run/built"));
  }

  /** The module's jar and the libraries that Maven put beside it. */
  private static void libraries(Class<?> in, Path folder) throws IOException, URISyntaxException {
    Path jar = Path.of(in.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertThat(jar).as("packaged").isRegularFile();
    copy(jar.resolveSibling("lib"), folder);
    Files.copy(jar, folder.resolve(jar.getFileName()));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  /** Those that are ready, with their times. */
  private static Map<Path, FileTime> archives(Path tree) {
    Path ready = folder(tree, "ready");
    if (!Files.isDirectory(ready)) {
      return Map.of();
    }
    try (Stream<Path> files = Files.list(ready)) {
      return files.collect(Collectors.toMap(file -> file, LauncherIT::modified));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path making(Path tree) {
    return folder(tree, "making");
  }

  private static Path folder(Path tree, String name) {
    try (Stream<Path> files = Files.walk(tree.resolve("target/run"))) {
      return files
          .filter(file -> file.endsWith(name))
          .findFirst()
          .orElse(tree.resolve("target/run").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Ended start(Path tree, String... arguments) throws Exception {
    return start(tree, Map.of(), arguments);
  }

  private static Ended start(Path tree, Map<String, String> variables, String... arguments)
      throws Exception {
    return ended(process(tree, variables, arguments));
  }

  private static Process process(Path tree, Map<String, String> variables, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", tree.resolve("spate").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("SPATE_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(variables);
    return builder.start();
  }

  private static Ended ended(Process process) throws Exception {
    try (Stream<String> out = process.inputReader().lines();
        Stream<String> err = process.errorReader().lines()) {
      List<String> lines = out.toList();
      List<String> errors = err.toList();
      return new Ended(process.waitFor(), lines, errors);
    }
  }

  private record Ended(int exitCode, List<String> lines, List<String> errors) {}
}
