package dev.spate.server;

import dev.spate.architecture.WhoMayUseWhom;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void server_and_all_that_it_stands_on_use_what_the_table_gives_them() {
    WhoMayUseWhom.check(
        "dev.spate.store", "dev.spate.proto", "dev.spate.simulator", "dev.spate.server.app");
  }
}
