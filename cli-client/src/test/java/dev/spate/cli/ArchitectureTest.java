package dev.spate.cli;

import dev.spate.architecture.WhoMayUseWhom;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void cli_uses_what_the_table_gives_it() {
    WhoMayUseWhom.check("dev.spate.cli");
  }
}
