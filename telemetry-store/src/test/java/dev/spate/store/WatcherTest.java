package dev.spate.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.access.ReadScope;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.schema.Schema;
import dev.spate.time.ManualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatcherTest {

  private static final Path INTERFACES = Path.parse("/interfaces");

  private final Store store = new Store(Schema.bundled(), new ManualTime(), new Metrics());
  private final Target router1 = store.claim("router1", true, null);
  private final List<Group> born = new ArrayList<>();
  private final List<Boolean> branchIsGone = new ArrayList<>();

  private final Watcher watcher = new Watcher() {
    @Override
    public int born(Group group, long mask) {
      born.add(group);
      return born.size() - 1;
    }

    @Override
    public void changed(int slot) {
      throw new AssertionError("nothing was published");
    }

    @Override
    public void removed(int slot) {
      branchIsGone.add(born.stream().allMatch(Group::isDeleted));
    }
  };

  @Test
  void removed_comes_when_every_group_of_the_branch_is_deleted() {
    watch();
    birth("eth0");
    birth("eth1");

    router1.delete(INTERFACES, 1);

    assertThat(branchIsGone).containsExactly(true, true);
  }

  @Test
  void unwatch_asks_for_the_groups_when_the_watcher_hears_of_no_further_birth() {
    watch();

    store.unwatch(watcher, () -> {
      birth("eth0");
      return born.iterator();
    });

    assertThat(born).isEmpty();
  }

  @Test
  void absent_leaf_gives_up_its_object() {
    Group group = router1.group(
        Path.parse("/interfaces/interface[name=eth0]/config"), List.of("description"));
    LeafValues values = group.newValues();
    values.setReference(0, "uplink");
    group.publish(1, values);
    values.clear();
    group.publish(2, values);

    GroupReading reading = group.newReading();
    group.read(reading);

    assertThat(reading.values().isPresent(0)).isFalse();
    assertThat(reading.values().reference(0)).isNull();
    assertThat(reading.changes(0)).isEqualTo(2);
  }

  private void watch() {
    store.watch(new Query(null, INTERFACES, LeafFilter.ALL, ReadScope.ALL), true, watcher);
  }

  private void birth(String name) {
    router1.group(Path.parse("/interfaces/interface[name=" + name + "]/state"), List.of("mtu"));
  }
}
