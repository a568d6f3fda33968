package dev.spate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** README and docs name no command and no option that is not there. What they do is checked by running them, in interop. */
class DocumentedCommandsTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** From the beginning of a line of a code block to its end, with the lines that a backslash joins to it. */
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^ *(?:\\$ )?\\./spate( +[a-z](?:[^\\\\\\n]|\\\\\\n|\\\\.)*)$");

  /** A word, with quotes in it or not, or what ends the command for the shell. */
  private static final Pattern WORD =
      Pattern.compile("((?:'[^']*'|\"[^\"]*\"|[^\\s'\"|>&;])+)|([|>&;]|(?<=\\s)#)");

  @ParameterizedTest
  @MethodSource("commands")
  void command_is_understood(String text) {
    String[] words = words(text);

    try (Console console = new Console()) {
      var environment = new Environment(console, System.in, "./spate", false);
      assertThatCode(() -> Main.commandLine(environment).parseArgs(words))
          .as(text)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void words_are_those_of_a_shell() {
    assertThat(words(" get --path '/a b[c=\"d\"]' \\\n   \"x y\":z # and so on"))
        .containsExactly("get", "--path", "/a b[c=\"d\"]", "x y:z");
    assertThat(words(" get #1 / | jq . > x")).containsExactly("get");
  }

  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .map(DocumentedCommandsTest::text)
          .forEach(text -> {
            Matcher command = COMMAND.matcher(text);
            while (command.find()) {
              commands.add(command.group(1));
            }
          });
    }
    assertThat(commands).hasSizeGreaterThan(5);
    return commands;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] words(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text.replace("\\\n", " "));
    while (word.find() && word.group(2) == null && !word.group(1).startsWith("#")) {
      words.add(word.group(1).replaceAll("'([^']*)'|\"([^\"]*)\"", "$1$2"));
    }
    return words.toArray(String[]::new);
  }
}
