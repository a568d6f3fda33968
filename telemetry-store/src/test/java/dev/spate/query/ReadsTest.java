package dev.spate.query;

import static dev.spate.query.ReadException.Kind.INVALID_ARGUMENT;
import static dev.spate.query.ReadException.Kind.NOT_FOUND;
import static dev.spate.query.ReadException.Kind.UNIMPLEMENTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.spate.access.ReadScope;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.schema.Schema;
import dev.spate.store.Store;
import dev.spate.time.ManualTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Checklist rules T4, S9, G7 and G13: what is wrong with a read, and what is only absent. */
class ReadsTest {
  private final Store store = new Store(Schema.bundled(), new ManualTime(), new Metrics());
  private final Reads reads = new Reads(store);

  ReadsTest() {
    store.claim("router1", true, null);
  }

  @Test
  void S9_a_valid_path_without_data_is_no_error() {
    assertThatCode(
            () -> reads.check(query("router1", "/interfaces/interface[name=eth0]/state/mtu")))
        .doesNotThrowAnyException();
    assertThatCode(() -> reads.check(query(null, "/.../counters/*"))).doesNotThrowAnyException();
    assertThatCode(() -> reads.check(query(null, "/"))).doesNotThrowAnyException();
    assertThatCode(() -> reads.check(query(null, "/interfaces/*[name=eth0]/.../*")))
        .doesNotThrowAnyException();
  }

  @Test
  void T4_a_path_that_the_schema_does_not_know_is_unimplemented() {
    assertProblem(
        query("router1", "/interfaces/interface[name=eth0]/stat"),
        UNIMPLEMENTED,
        "path \"/interfaces/interface[name=eth0]/stat\": unknown name \"stat\" below /interfaces/interface;"
            + " did you mean state?");
  }

  @Test
  void T4_a_target_in_the_path_is_told_from_a_misspelt_name() {
    assertProblem(
        query(null, "/router1"),
        UNIMPLEMENTED,
        "path \"/router1\": unknown name \"router1\" below /; \"router1\" is a target, which is named beside the path,"
            + " not in it");
    assertProblem(query(null, "cli:/"), UNIMPLEMENTED, "path \"cli:/\": unknown origin \"cli\"");
  }

  @Test
  void T4_an_origin_that_is_not_known_is_unimplemented() {
    assertProblem(
        query(null, "cli:/show"), UNIMPLEMENTED, "path \"cli:/show\": unknown origin \"cli\"");
  }

  @Test
  void T4_a_key_that_the_schema_does_not_know_is_unimplemented() {
    assertProblem(
        query(null, "/interfaces/interface[nam=eth0]"),
        UNIMPLEMENTED,
        "path \"/interfaces/interface[nam=eth0]\": unknown key \"nam\" in \"interface[nam=eth0]\";"
            + " \"interface\" has name");
    assertProblem(
        query(null, "/interfaces[name=eth0]"),
        UNIMPLEMENTED,
        "path \"/interfaces[name=eth0]\": \"interfaces\" has no keys, so \"interfaces[name=eth0]\" is nowhere");
  }

  @Test
  void T4_keys_on_dots_are_invalid() {
    assertProblem(
        query(null, "/...[name=eth0]/state"),
        INVALID_ARGUMENT,
        "path \"/...[name=eth0]/state\": \"...\" takes no keys; put them on the element that has them");
  }

  @Test
  void T4_invalid_goes_before_unimplemented_before_not_found() {
    assertThat(kind(query("router9", "/...[name=eth0]/nonsense"))).isEqualTo(INVALID_ARGUMENT);
    assertThat(kind(query("router9", "/nonsense"))).isEqualTo(UNIMPLEMENTED);
    assertThat(kind(query("router9", "/interfaces"))).isEqualTo(NOT_FOUND);
  }

  @Test
  void G7_an_unknown_target_is_not_found_and_the_nearest_are_named() {
    assertProblem(
        query("ruoter1", "/interfaces"),
        NOT_FOUND,
        "there is no target \"ruoter1\"; did you mean router1?");
  }

  @Test
  void G7_unimplemented_only_where_every_target_asked_is_strict() {
    store.claim("leaf7", false, null);
    assertThatCode(() -> reads.check(query(null, "/vendor/stuff"))).doesNotThrowAnyException();
    assertThatCode(() -> reads.check(query("leaf7", "native:/vendor"))).doesNotThrowAnyException();
    assertThat(kind(query("router1", "/vendor/stuff"))).isEqualTo(UNIMPLEMENTED);
  }

  @Test
  void G13_a_model_that_is_not_supported_is_unimplemented() {
    var filter = new LeafFilter(DataType.ALL, 0, Set.of("openconfig-interface"), LeafClass.ANY);
    assertProblem(
        new Query(null, Path.ROOT, filter, ReadScope.ALL),
        UNIMPLEMENTED,
        "model \"openconfig-interface\" is not supported; did you mean openconfig-interfaces?");
  }

  private static Query query(@Nullable String target, String path) {
    return new Query(target, Path.parse(path), LeafFilter.ALL, ReadScope.ALL);
  }

  private ReadException.Kind kind(Query query) {
    return catchThrowableOfType(ReadException.class, () -> reads.check(query)).kind();
  }

  private void assertProblem(Query query, ReadException.Kind kind, String message) {
    ReadException thrown = catchThrowableOfType(ReadException.class, () -> reads.check(query));
    assertThat(thrown).hasMessage(message);
    assertThat(thrown.kind()).isEqualTo(kind);
  }
}
