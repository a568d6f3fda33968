package dev.spate.store;

import dev.spate.path.Path;
import dev.spate.value.DataSize;
import java.util.List;

/**
 * Which groups keep their recent past, and in how much memory.
 *
 * @param containers those that keep it whether or not their source asks for it; wildcards allowed
 * @param memory the most that it may take in all; a group that is born when this is used up keeps none, and is counted
 */
public record RecentConfig(List<Path> containers, DataSize memory) {

  public RecentConfig {
    containers = List.copyOf(containers);
  }

  /** Those alone whose source asks for it, which is 3,000 ports of simulated devices. */
  public static RecentConfig defaults() {
    return new RecentConfig(List.of(), DataSize.ofMebibytes(256));
  }
}
