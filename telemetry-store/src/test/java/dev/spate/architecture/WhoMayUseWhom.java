package dev.spate.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.util.Map.entry;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The table of docs/architecture.md that says who may use whom, as a check over the classes of the present class path.
 *
 * <p>A room is a package with all below it; a class belongs to the room with the longest name that fits. Each room may use
 * itself, the JDK, JSpecify's annotations, and what its line says; what has no line is refused, so a new package or library
 * gets one here first. The packages below {@link #ALTERNATIVES} are rooms of their own without a line each.
 */
public final class WhoMayUseWhom {
  private static final List<String> STORE = List.of(
      "dev.spate.path",
      "dev.spate.value",
      "dev.spate.time",
      "dev.spate.schema",
      "dev.spate.metrics",
      "dev.spate.access",
      "dev.spate.store",
      "dev.spate.query",
      "dev.spate.subscription",
      "dev.spate.json",
      "dev.spate.spi");
  private static final List<String> EVERYTHING = List.of("dev.spate");

  /** Sources, sinks and processes: none may use another one. */
  private static final List<String> ALTERNATIVES =
      List.of("dev.spate.server.source", "dev.spate.server.sink", "dev.spate.server.process");

  private static final List<String> APP = List.of("dev.spate.server.app", "dev.spate.benchmarks");

  /** Room, and which of our packages it may use. The rooms of telemetry-store stand for one. */
  private static final Map<String, List<String>> ROOMS = Map.ofEntries(
      entry("dev.spate.proto", List.of("dev.spate.path", "dev.spate.value", "dev.spate.schema")),
      entry("dev.spate.simulator", STORE),
      entry(
          "dev.spate.server.grpc",
          List.of(
              "dev.spate.proto",
              "dev.spate.path",
              "dev.spate.time",
              "dev.spate.metrics",
              "dev.spate.access",
              "dev.spate.server.logging")),
      entry("dev.spate.server.logging", List.of("dev.spate.time")),
      entry("dev.spate.server.gnmi", and(STORE, "dev.spate.proto")),
      entry("dev.spate.server.networktelemetry", and(STORE, "dev.spate.proto")),
      entry("dev.spate.server.admin", and(STORE, "dev.spate.proto", "dev.spate.server.inventory")),
      entry(
          "dev.spate.server.rest",
          and(
              STORE,
              "dev.spate.server.inventory",
              "dev.spate.server.prometheus",
              "dev.spate.server.logging")),
      entry("dev.spate.server.prometheus", and(STORE, "dev.spate.server.inventory")),
      entry("dev.spate.server.web", and(STORE, "dev.spate.server.inventory")),
      entry("dev.spate.server.source", and(STORE, "dev.spate.server.logging")),
      entry(
          "dev.spate.server.source.gnmi",
          and(STORE, "dev.spate.proto", "dev.spate.server.logging")),
      entry("dev.spate.server.sink", STORE),
      entry("dev.spate.server.process", STORE),
      entry("dev.spate.server.inventory", STORE),
      entry("dev.spate.server.config", and(STORE, "dev.spate.simulator", "dev.spate.server")),
      entry("dev.spate.server.app", EVERYTHING),
      entry(
          "dev.spate.cli",
          List.of(
              "dev.spate.proto",
              "dev.spate.path",
              "dev.spate.value",
              "dev.spate.time",
              "dev.spate.schema",
              "dev.spate.json")),
      entry("dev.spate.benchmarks", EVERYTHING));

  /** Library by the beginning of its packages, and the rooms that import it. */
  private static final Map<String, List<String>> LIBRARIES = Map.ofEntries(
      // The generated gNMI classes, which lie in OpenConfig's package.
      entry(
          "com.github.gnmi",
          List.of(
              "dev.spate.proto",
              "dev.spate.server.gnmi",
              "dev.spate.server.source.gnmi",
              "dev.spate.cli",
              "dev.spate.benchmarks")),
      entry(
          "com.github.openconfig.gnmi",
          List.of(
              "dev.spate.proto",
              "dev.spate.server.gnmi",
              "dev.spate.server.source.gnmi",
              "dev.spate.cli",
              "dev.spate.benchmarks")),
      // The future stubs that protoc generates.
      entry(
          "com.google.common.util.concurrent",
          List.of("dev.spate.proto.admin", "dev.spate.proto.networktelemetry")),
      entry(
          "com.google.protobuf",
          List.of(
              "dev.spate.proto",
              "dev.spate.server.gnmi",
              "dev.spate.server.networktelemetry",
              "dev.spate.server.admin",
              "dev.spate.server.source.gnmi",
              "dev.spate.cli",
              "dev.spate.benchmarks")),
      entry(
          "io.grpc",
          List.of(
              "dev.spate.proto",
              "dev.spate.server.grpc",
              "dev.spate.server.gnmi",
              "dev.spate.server.networktelemetry",
              "dev.spate.server.admin",
              "dev.spate.server.source.gnmi",
              "dev.spate.server.app",
              "dev.spate.cli",
              "dev.spate.benchmarks")),
      entry(
          "io.grpc.netty",
          List.of(
              "dev.spate.server.grpc",
              "dev.spate.server.source.gnmi",
              "dev.spate.cli",
              "dev.spate.benchmarks")),
      entry("com.fasterxml.jackson", List.of("dev.spate.server.config", "dev.spate.benchmarks")),
      entry("org.yaml.snakeyaml", List.of("dev.spate.server.config")),
      entry("io.javalin", List.of("dev.spate.server.rest")),
      entry("jakarta.servlet", List.of("dev.spate.server.rest")),
      entry("org.eclipse.jetty", List.of("dev.spate.server.rest")),
      // Kotlin's types, which Javalin's have in their signatures.
      entry("kotlin", List.of("dev.spate.server.rest")),
      entry("org.snakeyaml", List.of("dev.spate.cli.yaml")),
      // Signals, which the JDK has no other interface to.
      entry("sun.misc", List.of("dev.spate.server.app")),
      entry("io.prometheus", List.of("dev.spate.server.prometheus")),
      entry("oshi", List.of("dev.spate.server.source.host")),
      entry("picocli", List.of("dev.spate.server.app", "dev.spate.cli", "dev.spate.benchmarks")),
      entry(
          "org.slf4j",
          List.of(
              "dev.spate.simulator",
              "dev.spate.proto",
              "dev.spate.server",
              "dev.spate.cli",
              "dev.spate.benchmarks")),
      // The processor time of this process, which java.lang.management does not tell.
      entry("com.sun.management", List.of("dev.spate.cli.bench", "dev.spate.benchmarks")),
      entry("org.HdrHistogram", List.of("dev.spate.cli", "dev.spate.benchmarks")),
      entry("org.jline", List.of("dev.spate.cli.live")),
      entry("org.openjdk", List.of("dev.spate.benchmarks")));

  private WhoMayUseWhom() {}

  /**
   * Checks every class of Spate on the class path, tests apart.
   *
   * @param expected packages that must be among them, so that an empty class path does not pass
   */
  public static void check(String... expected) {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    JavaClasses spate = new ClassFileImporter()
        .withImportOption(
            location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
        .importPackages("dev.spate");
    for (String packageName : expected) {
      if (!spate.containPackage(packageName)) {
        throw new AssertionError(
            "no class of " + packageName + " is on the class path, so nothing is checked");
      }
    }
    classes().should(useOnlyWhatTheirRoomMay()).check(spate);
  }

  private static ArchCondition<JavaClass> useOnlyWhatTheirRoomMay() {
    return new ArchCondition<>("use only what the table of who may use whom gives their room") {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
          JavaClass used = dependency.getTargetClass().getBaseComponentType();
          if (!used.isPrimitive()) {
            refusal(user.getPackageName(), used.getPackageName())
                .ifPresent(why -> events.add(SimpleConditionEvent.violated(
                    dependency, dependency.getDescription() + ": " + why)));
          }
        }
      }
    };
  }

  /** Why a class of one package may not use a class of another; empty where it may. */
  static Optional<String> refusal(String user, String used) {
    String room = roomOf(user);
    if (room.isEmpty()) {
      return Optional.of(user + " has no line in the table");
    }
    if (isIn(used, List.of("java", "javax", "org.jspecify")) || roomOf(used).equals(room)) {
      return Optional.empty();
    }
    if (!isIn(used, EVERYTHING)) {
      return Optional.of(longest(LIBRARIES.keySet().stream(), used))
          .filter(library -> library.isEmpty() || !isIn(user, LIBRARIES.get(library)))
          .map(library -> library.isEmpty()
              ? used + " is of a library that has no line"
              : room + " may not use " + library);
    }
    boolean permitted =
        isIn(used, usedBy(room)) && (!isIn(used, APP) || room.equals("dev.spate.benchmarks"));
    return permitted ? Optional.empty() : Optional.of(room + " may not use " + used);
  }

  /** Empty where the package has none. */
  private static String roomOf(String packageName) {
    if (isIn(packageName, STORE)) {
      return "telemetry-store";
    }
    String parent = longest(ALTERNATIVES.stream(), packageName);
    if (!parent.isEmpty() && packageName.length() > parent.length()) {
      int end = packageName.indexOf('.', parent.length() + 1);
      return end < 0 ? packageName : packageName.substring(0, end);
    }
    return longest(ROOMS.keySet().stream(), packageName);
  }

  private static List<String> usedBy(String room) {
    return room.equals("telemetry-store")
        ? STORE
        : ROOMS.getOrDefault(longest(ROOMS.keySet().stream(), room), List.of());
  }

  private static String longest(Stream<String> prefixes, String packageName) {
    return prefixes
        .filter(prefix -> isIn(packageName, List.of(prefix)))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  private static boolean isIn(String packageName, List<String> parents) {
    return parents.stream()
        .anyMatch(parent -> packageName.equals(parent) || packageName.startsWith(parent + "."));
  }

  private static List<String> and(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }
}
