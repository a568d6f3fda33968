package dev.spate.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.access.ReadScope;
import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.schema.LeafInfo;
import dev.spate.schema.LeafType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchersTest {

  private static final List<String> TARGETS = List.of("router1", "router2");
  private static final List<String> ORIGINS = List.of("", "spate");
  private static final List<String> NAMES = List.of("a", "b", "c");

  private final Watchers watchers = new Watchers();
  private final Map<Watcher, Query> queries = new LinkedHashMap<>();

  /** Few names, so that much matches; the leaves are named as containers are. */
  private final Shape shape =
      new Shapes().of(Map.of("a", LeafInfo.unknown(LeafType.UINT64, false)));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void find_givesAllThatAScanOfAllWouldFind(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      add(new Query(
          random.nextInt(3) == 0 ? null : pick(TARGETS, random),
          path(random, true),
          new LeafFilter(
              LeafFilter.ALL.type(), random.nextInt(3), Set.of(), LeafFilter.ALL.leafClass()),
          ReadScope.ALL));
    }
    int selected = 0;
    for (int i = 0; i < 2_000; i++) {
      String target = pick(TARGETS, random);
      Path container = path(random, false);

      Set<Watcher> scanned = new HashSet<>();
      queries.forEach((watcher, query) -> {
        if (query.match(target, container, shape) != 0) {
          scanned.add(watcher);
        }
      });

      assertThat(found(target, container)).as("%s:%s", target, container).containsAll(scanned);
      selected += scanned.size();
      removeOneNowAndThen(random);
    }
    assertThat(selected).isGreaterThan(2_000);
  }

  @Test
  void find_amongManyInterfaces_givesThoseOfOneAlone() {
    for (int i = 0; i < 1_000; i++) {
      String entry = "/interfaces/interface[name=eth" + i + "]";
      add(query("router1", entry));
      add(query("router1", entry + "/state/counters/in-octets"));
      add(query("router2", entry));
      add(query("router1", "/components/component[name=eth" + i + "]"));
    }
    add(query(null, "/interfaces/interface/state"));
    add(query(null, "/system"));

    List<Watcher> found =
        found("router1", Path.parse("/interfaces/interface[name=eth7]/state/counters"));

    assertThat(found)
        .extracting(watcher -> queries.get(watcher).path().toString())
        .containsExactlyInAnyOrder(
            "/interfaces/interface[name=eth7]",
            "/interfaces/interface[name=eth7]/state/counters/in-octets",
            "/interfaces/interface/state",
            "/system");
  }

  @Test
  void remove_leavesNothingBehind() {
    List<Watcher> added = List.of(
        add(query("router1", "/interfaces/interface[name=eth0]/state")),
        add(query("router1", "/interfaces/interface[name=eth0]/state")),
        add(query(null, "/")));

    added.forEach(watchers::remove);
    watchers.remove(added.get(0));

    assertThat(watchers.isEmpty()).isTrue();
    assertThat(found("router1", Path.parse("/interfaces/interface[name=eth0]/state")))
        .isEmpty();
  }

  private List<Watcher> found(String target, Path container) {
    List<Watcher> found = new ArrayList<>();
    watchers.find(target, container, watched -> {
      assertThat(watched.query()).isEqualTo(queries.get(watched.watcher()));
      found.add(watched.watcher());
    });
    assertThat(found).doesNotHaveDuplicates();
    return found;
  }

  private void removeOneNowAndThen(Random random) {
    if (random.nextInt(10) == 0) {
      Watcher gone = pick(List.copyOf(queries.keySet()), random);
      watchers.remove(gone);
      queries.remove(gone);
    }
  }

  private Watcher add(Query query) {
    Watcher watcher = new DeafWatcher();
    watchers.add(new Watchers.Watched(watcher, query, true));
    queries.put(watcher, query);
    return watcher;
  }

  private static Query query(String target, String path) {
    return new Query(target, Path.parse(path), LeafFilter.ALL, ReadScope.ALL);
  }

  private static Path path(Random random, boolean pattern) {
    List<PathElem> elems = new ArrayList<>();
    int length = random.nextInt(5);
    for (int i = 0; i < length; i++) {
      int kind = pattern ? random.nextInt(10) : 9;
      if (kind == 0) {
        elems.add(PathElem.of(PathElem.ANY));
      } else if (kind == 1) {
        elems.add(PathElem.of(PathElem.ANY_DEPTH));
      } else {
        elems.add(elem(random, pattern));
      }
    }
    return Path.of(pick(ORIGINS, random), elems);
  }

  private static PathElem elem(Random random, boolean pattern) {
    Map<String, String> keys = new TreeMap<>();
    for (String key : List.of("k", "l")) {
      switch (random.nextInt(pattern ? 4 : 3)) {
        case 0 -> keys.put(key, "1");
        case 1 -> keys.put(key, "2");
        case 3 -> keys.put(key, PathElem.ANY);
        default -> {}
      }
    }
    return new PathElem(pick(NAMES, random), keys);
  }

  private static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  /** Stands for any watcher: what it is told is not looked at here. */
  private static final class DeafWatcher implements Watcher {
    @Override
    public int born(Group group, long mask) {
      return 0;
    }

    @Override
    public void changed(int slot) {}

    @Override
    public void removed(int slot) {}
  }
}
