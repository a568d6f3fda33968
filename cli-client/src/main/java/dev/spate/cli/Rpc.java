package dev.spate.cli;

/** One RPC and the printing of its answers. */
@FunctionalInterface
interface Rpc {

  /**
   * Returns when the RPC has ended well and its answers are printed.
   *
   * @throws io.grpc.StatusRuntimeException if the RPC failed
   * @throws IllegalArgumentException if an answer makes no sense
   */
  void run(Connection connection, Output out);
}
