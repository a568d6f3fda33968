package dev.spate.cli;

/** A command that makes one RPC. */
abstract class RpcCommand extends TargetCommand {

  @Override
  final Task task() {
    Rpc rpc = rpc();
    return (environment, options, out, err) -> Connection.run(rpc, environment, options, out, err);
  }

  /**
   * What the options ask for.
   *
   * @throws IllegalArgumentException if they make no sense; the message is shown as a usage error
   */
  abstract Rpc rpc();
}
