package dev.spate.server.gnmi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.access.Access;
import dev.spate.metrics.Metrics;
import dev.spate.schema.Schema;
import dev.spate.server.DocumentedProgram;
import dev.spate.store.Store;
import dev.spate.subscription.Delivery;
import dev.spate.subscription.DeliveryOptions;
import dev.spate.time.TimeSource;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/embedding.md, first half: the stub in somebody else's application. */
class EmbeddedStubIT {

  private static final String COUNTERS = "router1 /interfaces/interface[name=eth0]/state/counters/";

  @Test
  void documented_program_prints_each_counter_three_times(@TempDir Path folder) throws Exception {
    var program = DocumentedProgram.of("docs/embedding.md", "WatchCounters", folder);
    Store store = new Store(Schema.bundled(), TimeSource.system(), new Metrics());
    new SmallDevice("router1", store);
    try (Delivery delivery = new Delivery(store, DeliveryOptions.defaults())) {
      var backend = new GnmiBackend(store, delivery, Access.ALLOW_ALL, GnmiConfig.defaults());
      Server server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
          .addService(new GnmiService(backend, Endpoint.gateway("gateway")))
          .build()
          .start();
      try {
        List<String> lines = program.run("127.0.0.1:" + server.getPort());

        assertThat(lines)
            .filteredOn(line -> line.endsWith(COUNTERS + "in-octets = 1000"))
            .hasSize(3);
        assertThat(lines)
            .filteredOn(line -> line.endsWith(COUNTERS + "out-octets = 2000"))
            .hasSize(3);
        assertThat(lines).allMatch(line -> line.matches("\\d{19} .*"));
      } finally {
        server.shutdownNow();
      }
    }
  }

  @Test
  void documented_dependency_has_the_version_that_is_built_with() throws Exception {
    String pom = DocumentedProgram.text("pom.xml");
    String grpc = pom.replaceAll("(?s).*<grpc\\.version>(.*?)</grpc\\.version>.*", "$1");

    assertThat(DocumentedProgram.text("docs/embedding.md"))
        .contains("<artifactId>grpc-netty-shaded</artifactId>\n  <version>" + grpc + "</version>");
  }
}
