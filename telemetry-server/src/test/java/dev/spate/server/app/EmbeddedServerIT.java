package dev.spate.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.server.DocumentedProgram;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/embedding.md, second half: the server in somebody else's process. */
class EmbeddedServerIT {

  @Test
  void documented_program_serves_and_prints_its_own_changes(@TempDir Path folder) throws Exception {
    List<String> lines =
        DocumentedProgram.of("docs/embedding.md", "Shop", folder).run();

    assertThat(lines).anyMatch(line -> line.matches("gNMI at port \\d+"));
    assertThat(lines)
        .filteredOn(line -> line.startsWith("shop "))
        .hasSizeGreaterThanOrEqualTo(3)
        .startsWith("shop [length=0]")
        .doesNotHaveDuplicates();
  }
}
