package dev.spate.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Checklist rules G11, G12 and E3: which leaves a path with its wildcards and depth selects. */
class PathMatcherTest {

  @Test
  void G11_a_path_selects_every_leaf_below_it() {
    assertThat(selects("/interfaces", "/interfaces/interface[name=eth0]/state/counters/in-octets"))
        .isTrue();
    assertThat(selects(
            "/interfaces/interface[name=eth0]/state", "/interfaces/interface[name=eth1]/state/mtu"))
        .isFalse();
    assertThat(selects("/", "/system/state/hostname")).isTrue();
  }

  @Test
  void G11_a_path_selects_the_leaf_that_it_names_and_nothing_above_it() {
    assertThat(selects("/system/state/hostname", "/system/state/hostname")).isTrue();
    assertThat(selects("/system/state/hostname", "/system/state")).isFalse();
  }

  @Test
  void G12_a_missing_key_and_a_star_select_every_entry() {
    String leaf = "/a/tables/table[af=IPV4][protocol=BGP]/state/x";
    assertThat(selects("/a/tables/table/state", leaf)).isTrue();
    assertThat(selects("/a/tables/table[protocol=BGP]/state", leaf)).isTrue();
    assertThat(selects("/a/tables/table[af=*][protocol=BGP]", leaf)).isTrue();
    assertThat(selects("/a/tables/table[af=*][protocol=ISIS]", leaf)).isFalse();
  }

  @Test
  void G12_a_star_matches_one_level_keyed_or_not() {
    assertThat(selects("/interfaces/*/state/mtu", "/interfaces/interface[name=eth0]/state/mtu"))
        .isTrue();
    assertThat(selects("/*/state/mtu", "/interfaces/interface[name=eth0]/state/mtu"))
        .isFalse();
    assertThat(
            selects("/interfaces/*[name=eth1]/state", "/interfaces/interface[name=eth0]/state/mtu"))
        .isFalse();
  }

  @Test
  void G12_dots_match_any_number_of_levels_none_included() {
    assertThat(selects("/.../mtu", "/interfaces/interface[name=eth0]/state/mtu"))
        .isTrue();
    assertThat(selects(
            "/interfaces/.../interface/.../mtu", "/interfaces/interface[name=eth0]/state/mtu"))
        .isTrue();
    assertThat(selects(
            "/.../interface[name=eth0]/state", "/interfaces/interface[name=eth1]/state/mtu"))
        .isFalse();
    assertThat(selects("/interfaces/...", "/system/state/hostname")).isFalse();
  }

  @Test
  void G12_a_star_beside_dots_collapses_into_them() {
    assertThat(selects("/a/.../*/b", "/a/b")).isTrue();
    assertThat(selects("/a/*/.../*/b", "/a/x/y/z/b")).isTrue();
    assertThat(selects("/a/*/*/b", "/a/x/b")).isFalse();
  }

  @Test
  void E3_depth_counts_levels_below_the_node_matched() {
    assertThat(selects("/a", 1, "/a/leaf")).isTrue();
    assertThat(selects("/a", 1, "/a/b/leaf")).isFalse();
    assertThat(selects("/a", 2, "/a/b/leaf")).isTrue();
    assertThat(selects("/a", 0, "/a/b/c/d/leaf")).isTrue();
  }

  @Test
  void E3_depth_has_no_effect_on_a_leaf_that_is_named() {
    assertThat(selects("/a/b/leaf", 1, "/a/b/leaf")).isTrue();
  }

  @Test
  void E3_depth_counts_from_the_nearest_of_several_matches() {
    assertThat(selects("/.../x", 1, "/x/y/x/leaf")).isTrue();
    assertThat(selects("/.../x", 1, "/x/y/leaf")).isFalse();
  }

  @Test
  void isDead_turnsBack_whereNothingBelowIsSelected() {
    PathMatcher matcher = PathMatcher.of(Path.parse("/interfaces/interface/state"), 1);
    assertThat(matcher.isDead(walk(matcher, "/system"))).isTrue();
    assertThat(matcher.isDead(walk(matcher, "/interfaces/interface[name=eth0]")))
        .isFalse();
    assertThat(matcher.isDead(
            walk(matcher, "/interfaces/interface[name=eth0]/state/counters/in-octets")))
        .isTrue();
  }

  @Test
  void selectsAllBelow_only_withoutDepth() {
    Path path = Path.parse("/a/b");
    assertThat(PathMatcher.of(path, 0).selectsAllBelow(walk(PathMatcher.of(path, 0), "/a/b/c")))
        .isTrue();
    assertThat(PathMatcher.of(path, 0).selectsAllBelow(walk(PathMatcher.of(path, 0), "/a")))
        .isFalse();
    assertThat(PathMatcher.of(path, 3).selectsAllBelow(walk(PathMatcher.of(path, 3), "/a/b/c")))
        .isFalse();
  }

  @Test
  void candidates_looksUpOneEntry_whereAllKeysAreGiven() {
    assertThat(candidates("/table[a=1][b=2]")).containsExactly("table[a=1][b=2]");
    assertThat(candidates("/table[a=7][b=7]")).isEmpty();
  }

  @Test
  void candidates_areThoseOfOneName_whereKeysAreMissing() {
    assertThat(candidates("/table[b=2]"))
        .containsExactly("table[a=1][b=1]", "table[a=1][b=2]", "table[a=2][b=2]");
    assertThat(candidates("/state")).containsExactly("state");
    assertThat(candidates("/tab")).isEmpty();
  }

  @Test
  void candidates_areAll_whereAnyNameWillDo() {
    assertThat(candidates("/*")).hasSize(6);
    assertThat(candidates("/.../x")).hasSize(6);
    assertThat(candidates("/")).hasSize(6);
  }

  @Test
  void of_refusesAPatternThatIsTooLong() {
    assertThatThrownBy(() -> PathMatcher.of(Path.parse("/a".repeat(64)), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("path has 64 elements; a pattern may have 63");
    assertThat(selects("/a".repeat(63), "/a".repeat(64))).isTrue();
  }

  /** Against a model that says the same without automaton, bits or pruning. */
  @Test
  void walk_selectsWhatTheModelSelects() {
    Random random = new Random(42);
    for (int round = 0; round < 3_000; round++) {
      Node tree = Node.random(random, 4);
      Path pattern = randomPattern(random);
      int depth = random.nextInt(4);
      PathMatcher matcher = PathMatcher.of(pattern, depth);
      var walked = new TreeSet<String>();
      tree.walk(matcher, matcher.start(), Path.ROOT, walked);
      var expected = new TreeSet<String>();
      for (Path leaf : tree.leaves(Path.ROOT)) {
        if (Model.selects(pattern, depth, leaf)) {
          expected.add(leaf.toString());
        }
        assertThat(matcher.selects(walk(matcher, leaf.toString())))
            .as("%s depth %d selects %s", pattern, depth, leaf)
            .isEqualTo(Model.selects(pattern, depth, leaf));
      }
      assertThat(walked).as("%s depth %d", pattern, depth).isEqualTo(expected);
    }
  }

  private static Path randomPattern(Random random) {
    List<PathElem> elems = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      elems.add(
          switch (random.nextInt(8)) {
            case 0 -> PathElem.of("*");
            case 1 -> PathElem.of("...");
            case 2 -> PathElem.of("b", "k", "*");
            case 3 -> PathElem.of("b", "k", Integer.toString(random.nextInt(3)));
            case 4 -> PathElem.of("*", "k", Integer.toString(random.nextInt(3)));
            default -> PathElem.of(String.valueOf((char) ('a' + random.nextInt(3))));
          });
    }
    return Path.of("", elems);
  }

  private static boolean selects(String pattern, String leaf) {
    return selects(pattern, 0, leaf);
  }

  private static boolean selects(String pattern, int depth, String leaf) {
    PathMatcher matcher = PathMatcher.of(Path.parse(pattern), depth);
    return matcher.selects(walk(matcher, leaf));
  }

  private static PathMatcher.State walk(PathMatcher matcher, String path) {
    PathMatcher.State state = matcher.start();
    for (PathElem elem : Path.parse(path).elems()) {
      state = matcher.step(state, elem);
    }
    return state;
  }

  private static List<String> candidates(String pattern) {
    NavigableMap<PathElem, Boolean> children = new TreeMap<>();
    for (String elem : List.of(
        "config", "state", "table[a=1][b=1]", "table[a=1][b=2]", "table[a=2][b=2]", "tables")) {
      children.put(Path.parse("/" + elem).last(), true);
    }
    PathMatcher matcher = PathMatcher.of(Path.parse(pattern), 0);
    return matcher.candidates(matcher.start(), children).keySet().stream()
        .map(PathElem::toString)
        .toList();
  }

  /** What the rules say, word by word. */
  private static final class Model {
    static boolean selects(Path pattern, int depth, Path leaf) {
      for (int matched = leaf.size(); matched >= 0; matched--) {
        if (matches(pattern.elems(), 0, leaf.elems().subList(0, matched))) {
          int distance = leaf.size() - matched;
          return depth == 0 || distance <= depth;
        }
      }
      return false;
    }

    static boolean matches(List<PathElem> pattern, int i, List<PathElem> path) {
      if (i == pattern.size()) {
        return path.isEmpty();
      }
      PathElem wanted = pattern.get(i);
      if (isInRunWithDots(pattern, i)) {
        return matches(pattern, i + 1, path)
            || (!path.isEmpty() && matches(pattern, i, path.subList(1, path.size())));
      }
      return !path.isEmpty()
          && matches(wanted, path.get(0))
          && matches(pattern, i + 1, path.subList(1, path.size()));
    }

    private static boolean isInRunWithDots(List<PathElem> pattern, int i) {
      for (int j = i; j < pattern.size() && isWild(pattern.get(j)); j++) {
        if (pattern.get(j).isAnyDepth()) {
          return true;
        }
      }
      for (int j = i; j >= 0 && isWild(pattern.get(i)) && isWild(pattern.get(j)); j--) {
        if (pattern.get(j).isAnyDepth()) {
          return true;
        }
      }
      return false;
    }

    private static boolean isWild(PathElem elem) {
      return elem.keys().isEmpty() && (elem.isAnyName() || elem.isAnyDepth());
    }

    private static boolean matches(PathElem wanted, PathElem elem) {
      boolean name = wanted.isAnyName() || wanted.name().equals(elem.name());
      return name
          && wanted.keys().entrySet().stream()
              .allMatch(key -> key.getValue().equals("*")
                  || key.getValue().equals(elem.keys().get(key.getKey())));
    }
  }

  /** A small tree whose nodes without children are leaves. */
  private record Node(NavigableMap<PathElem, Node> children) {
    static Node random(Random random, int levels) {
      NavigableMap<PathElem, Node> children = new TreeMap<>();
      for (int i = levels == 0 ? 0 : random.nextInt(4); i > 0; i--) {
        String name = String.valueOf((char) ('a' + random.nextInt(3)));
        PathElem elem = name.equals("b")
            ? new PathElem(name, Map.of("k", "" + random.nextInt(3)))
            : PathElem.of(name);
        children.put(elem, random(random, levels - 1));
      }
      return new Node(children);
    }

    List<Path> leaves(Path here) {
      if (children.isEmpty()) {
        return List.of(here);
      }
      List<Path> leaves = new ArrayList<>();
      children.forEach((elem, child) -> leaves.addAll(child.leaves(here.child(elem))));
      return leaves;
    }

    void walk(PathMatcher matcher, PathMatcher.State state, Path here, TreeSet<String> selected) {
      if (children.isEmpty() && matcher.selects(state)) {
        selected.add(here.toString());
      }
      matcher.candidates(state, children).forEach((elem, child) -> {
        PathMatcher.State next = matcher.step(state, elem);
        if (!matcher.isDead(next)) {
          child.walk(matcher, next, here.child(elem), selected);
        }
      });
    }
  }
}
