package dev.spate.server.gnmi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.proto.GnmiPaths;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplatesTest {

  /** More than the table has places, so that some share one. */
  private static final int PATHS = 40_000;

  private final Templates templates = new Templates();

  @Test
  void container_givesTheBytesOfItsOwnPathHoweverManyThereAre() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < PATHS; i++) {
        Path path = Path.of(
            "", List.of(PathElem.of("interfaces"), PathElem.of("interface", "name", "eth" + i)));
        assertThat(templates.container(path)).isEqualTo(GnmiPaths.toProto(path).toByteArray());
      }
    }
  }

  @Test
  void container_isEncodedOnceForEqualPaths() {
    byte[] first = templates.container(Path.parse("/interfaces/interface[name=eth0]/state"));

    assertThat(templates.container(Path.parse("/interfaces/interface[name=eth0]/state")))
        .isSameAs(first);
  }
}
