package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script for bash, in bash. */
@DisabledOnOs(OS.WINDOWS)
class CompletionIT {

  @TempDir
  private static Path folder;

  @BeforeAll
  static void write() throws IOException {
    try (Console console = new Console()) {
      assertThat(console.run("completion", "bash")).isZero();
      Files.writeString(folder.resolve("spate.bash"), console.out());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spate su | sub subscribe",
        "spate get --val | --values-only",
        "spate get --type c | config",
        "spate get -e json_ | json_ietf",
        "spate subscribe --mode o | once",
        "spate subscribe --stream-mode on | on-change",
        "spate set --format e | ",
        "spate set --format f | flat",
        "spate get --format e | event",
        "spate completion z | zsh"
      })
  void bash_completes(String line, String words) throws Exception {
    Process bash = new ProcessBuilder(
            "bash", "-c", """
            source "$1"
            COMP_LINE=$2
            COMP_WORDS=($2)
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _complete_spate
            printf '%s\\n' "${COMPREPLY[@]}" | sort | xargs""", "bash", folder.resolve("spate.bash").toString(), line)
        .redirectError(Redirect.DISCARD) // that compopt has nothing to complete
        .start();

    String completed =
        new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

    assertThat(completed).isEqualTo(words == null ? "" : words);
  }
}
