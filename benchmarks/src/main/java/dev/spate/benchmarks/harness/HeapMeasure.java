package dev.spate.benchmarks.harness;

/**
 * What a leaf takes on the heap of a server that nobody has asked anything: the heap of a large network less that of the smallest.
 *
 * @param traffic the large network; nothing changes in it
 */
record HeapMeasure(Traffic traffic) implements Measure {

  @Override
  public Outcome run(Bench bench) throws InterruptedException {
    Outcome.Builder outcome = new Outcome.Builder();
    Traffic smallest = traffic.network(1, 1, 1);
    for (ServerKind kind : bench.chosen(ServerKind.SPATE)) {
      for (int round = 1; round <= bench.settings().rounds(); round++) {
        bench.attempt(outcome, kind, "round " + round, () -> {
          long leaves = traffic.allLeaves() - smallest.allLeaves();
          long bytes = heapOf(bench, kind, traffic) - heapOf(bench, kind, smallest);
          outcome.add(kind, Quantity.HEAP_PER_LEAF, (double) bytes / leaves);
        });
      }
    }
    return outcome.build();
  }

  private static long heapOf(Bench bench, ServerKind kind, Traffic network) {
    try (ServerProcess server = bench.start(kind, network)) {
      return server.heapBytes();
    }
  }
}
