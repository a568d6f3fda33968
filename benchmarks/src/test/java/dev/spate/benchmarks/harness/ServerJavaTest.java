package dev.spate.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServerJavaTest {
  private static final Path JAVA = Path.of("java");

  @Test
  void parse_readsVersionAndName() {
    ServerJava java = ServerJava.parse(JAVA, """
        Property settings:
            java.runtime.version = 25.0.1+8-LTS
            java.specification.version = 25
            java.vm.name = OpenJDK 64-Bit Server VM
        """);

    assertThat(java.version()).isEqualTo(25);
    assertThat(java.text()).isEqualTo("OpenJDK 64-Bit Server VM 25.0.1+8-LTS");
    assertThat(java.launcherOptions())
        .contains("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
  }

  @Test
  void parse_noJvm_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ServerJava.parse(JAVA, "bash: no such thing"))
        .withMessageContaining("java.specification.version");
  }

  @Test
  void launcherOptions_areThoseOfTheLauncher() throws Exception {
    String launcher = Files.readString(Path.of("../spate"));

    assertThat(launcher)
        .contains("flags='" + String.join(" ", ServerJava.OPTIONS) + "'")
        .contains("-lt 22 ] || flags=\"$flags --enable-native-access=ALL-UNNAMED\"")
        .contains("-lt 23 ] || flags=\"$flags --sun-misc-unsafe-memory-access=allow\"");
  }
}
