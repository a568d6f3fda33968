package dev.spate.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spate.access.ReadScope;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.schema.Schema;
import dev.spate.store.Group;
import dev.spate.store.GroupReading;
import dev.spate.store.Match;
import dev.spate.store.Store;
import dev.spate.store.Target;
import dev.spate.store.Watcher;
import dev.spate.time.TimeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What every source must do, run over each by a subclass in its module, named {@code …IT} as the sources run on threads of their
 * own. A source under test has to publish by itself, more than once.
 */
public abstract class SourceContract {

  private static final int PATIENCE_SECONDS = 60;
  private static final long FIRST_VERSION = 2;

  private final Store store = new Store(Schema.bundled(), TimeSource.system(), new Metrics());

  /** A new source, not started; each has the same targets. */
  protected abstract Source source();

  @Test
  void start_claimsTheTargets() throws Exception {
    try (Source source = source()) {
      assertThat(source.status().state()).isEqualTo(SourceStatus.State.STARTING);

      source.start(store);

      assertThat(store.targetNames()).isNotEmpty();
    }
  }

  @Test
  void start_failsWhereATargetIsTaken_andClaimsNothing() throws Exception {
    List<String> names;
    try (Source first = source()) {
      first.start(store);
      names = store.targetNames();
    }
    Target taken = store.claim(names.get(names.size() - 1), true, null);
    try (Source second = source()) {
      assertThatThrownBy(() -> second.start(store))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(taken.name());
      assertThat(store.targetNames()).containsExactly(taken.name());
    }
  }

  @Test
  void running_saysSoAndWhenItPublishedLast() throws Exception {
    try (Source source = source()) {
      long before = store.time().epochNanos();
      startAndAwaitTwoRounds(source);

      assertThat(source.status().state()).isEqualTo(SourceStatus.State.RUNNING);
      assertThat(source.status().error()).isNull();
      assertThat(source.status().lastUpdateNanos())
          .isBetween(before, store.time().epochNanos());
    }
  }

  @Test
  void groups_holdValuesWithTheTimeOfTheirCollection() throws Exception {
    try (Source source = source()) {
      long before = store.time().epochNanos();
      startAndAwaitTwoRounds(source);

      for (Group group : groups()) {
        GroupReading reading = group.newReading();
        assertThat(group.read(reading)).isTrue();
        assertThat(reading.values().present()).as("%s", group).isNotZero();
        assertThat(reading.timestampNanos())
            .as("%s", group)
            .isBetween(before - TimeUnit.SECONDS.toNanos(1), store.time().epochNanos());
      }
    }
  }

  @Test
  void G11_everyListEntryHasItsKeysAsLeaves() throws Exception {
    try (Source source = source()) {
      startAndAwaitTwoRounds(source);

      Map<String, String> leaves = new HashMap<>();
      for (Group group : groups()) {
        GroupReading reading = group.newReading();
        group.read(reading);
        for (int i = 0; i < group.shape().size(); i++) {
          if (reading.values().isPresent(i)) {
            String path = group.target() + ":"
                + group.container().child(group.shape().leaf(i).name());
            leaves.put(path, reading.values().value(i).text());
          }
        }
      }
      for (Group group : groups()) {
        Path path = Path.root(group.container().origin());
        for (PathElem elem : group.container().elems()) {
          path = path.child(elem);
          for (Map.Entry<String, String> key : elem.keys().entrySet()) {
            assertThat(leaves)
                .containsEntry(group.target() + ":" + path.child(key.getKey()), key.getValue());
          }
        }
      }
    }
  }

  @Test
  void close_givesBackTheTargets() throws Exception {
    Source source = source();
    startAndAwaitTwoRounds(source);
    List<Group> groups = groups();

    source.close();
    source.close();

    assertThat(store.targetNames()).isEmpty();
    assertThat(groups).isNotEmpty().allMatch(Group::isDeleted);
    assertThat(source.status().state()).isEqualTo(SourceStatus.State.STOPPED);
  }

  private List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    for (String origin : store.schema().origins()) {
      store.walk(everything(origin)).forEachRemaining((Match match) -> groups.add(match.group()));
    }
    return groups;
  }

  private static Query everything(String origin) {
    return new Query(null, Path.root(origin), LeafFilter.ALL, ReadScope.ALL);
  }

  /** When a leaf changes for the second time, the round of its first value is over. */
  private void startAndAwaitTwoRounds(Source source) throws Exception {
    CountDownLatch again = new CountDownLatch(1);
    store.watch(everything(""), true, new Watcher() {
      private final List<Group> born = new ArrayList<>();

      @Override
      public synchronized int born(Group group, long mask) {
        born.add(group);
        return born.size() - 1;
      }

      @Override
      public synchronized void changed(int slot) {
        if (born.get(slot).version() > FIRST_VERSION) {
          again.countDown();
        }
      }

      @Override
      public void removed(int slot) {}
    });
    source.start(store);
    assertThat(again.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .as("published twice")
        .isTrue();
  }
}
