package dev.spate.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.benchmarks.harness.Bar.AtLeast;
import dev.spate.benchmarks.harness.Report.Measured;
import dev.spate.benchmarks.harness.Traffic.Mode;
import dev.spate.benchmarks.harness.Traffic.Schedule;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows over real servers, in processes of their own. How fast they are is not looked at. */
class HarnessIT {
  private static final Traffic SMALL =
      Traffic.standard().network(2, 3, 4).every(Duration.ofMillis(20));

  @TempDir
  private Path folder;

  @Test
  void streams_bringWhatIsPublishedByEachServer() throws Exception {
    Row row = new Row(
        "small",
        "two subscribers over one connection",
        new StreamMeasure(SMALL, 2, 1, false, List.of(ServerKind.values())),
        new AtLeast(Quantity.ACCOUNTED_SHARE, 0.5));

    Measured measured = run(row);

    assertThat(measured.outcome().failures()).isEmpty();
    assertThat(measured.outcome().figures()).containsOnlyKeys(ServerKind.values());
    for (ServerKind kind : ServerKind.values()) {
      assertThat(measured.outcome().median(kind, Quantity.DELIVERED).orElseThrow())
          .isPositive();
      assertThat(measured.outcome().median(kind, Quantity.CPU_PER_UPDATE).orElseThrow())
          .isPositive();
      assertThat(measured.outcome().median(kind, Quantity.UNREADABLE)).contains(0.0);
    }
  }

  @Test
  void once_bringsEveryLeaf() throws Exception {
    Row row = new Row(
        "once",
        "every leaf once",
        new OnceMeasure(SMALL.with(Schedule.NONE).with(Mode.ONCE), false));

    assertThat(run(row).outcome().failures()).isEmpty();
  }

  @Test
  void soak_holdsOneLoadThroughAllRounds() throws Exception {
    Outcome outcome =
        run(new Row("soak", "two streams", new SoakMeasure(SMALL, 2))).outcome();

    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.median(ServerKind.SPATE, Quantity.HEAP_DRIFT)).contains(1.0);
    assertThat(outcome.median(ServerKind.SPATE, Quantity.ACCOUNTED_SHARE).orElseThrow())
        .isPositive();
  }

  private Measured run(Row row) throws InterruptedException {
    ServerJava java = ServerJava.of(Path.of(System.getProperty("java.home"), "bin", "java"));
    Settings settings = new Settings(
        1,
        Duration.ofMillis(500),
        Duration.ofMillis(100),
        EnumSet.allOf(ServerKind.class),
        java.java(),
        java.launcherOptions(),
        Path.of(".."),
        folder.resolve("servers.log"),
        Optional.empty());
    return Run.of(List.of(row), settings, new PrintStream(OutputStream.nullOutputStream()))
        .get(0);
  }
}
