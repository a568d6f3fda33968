package dev.spate.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Watches values. */
@Command(
    name = "subscribe",
    aliases = "sub",
    abbreviateSynopsis = true,
    sortOptions = false,
    description =
        "Print the values below some paths as they change, or at intervals, until Ctrl-C.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${ROOT-COMMAND-NAME} subscribe router1:eth0 -i 1s --suppress-redundant --format flat",
      "  ${ROOT-COMMAND-NAME} subscribe --target router1 -i 1s --format flat \\",
      "      '/interfaces/interface[name=eth0]/state/counters/in-octets'",
      "  ${ROOT-COMMAND-NAME} subscribe --target router1 --stream-mode on-change --format flat \\",
      "      '/interfaces/interface[name=*]/state/oper-status'",
      "  ${ROOT-COMMAND-NAME} subscribe router1:eth0 -i 1s --suppress-redundant --heartbeat-interval 30s",
      "  ${ROOT-COMMAND-NAME} subscribe --mode once --target switch1 /system/state",
      "  ${ROOT-COMMAND-NAME} subscribe --mode poll router1:eth0        each Enter polls again, Ctrl-D ends"
    })
final class SubscribeCommand extends RpcCommand {

  @Mixin
  PathOptions paths = new PathOptions();

  @Mixin
  SubscriptionOptions subscription = new SubscriptionOptions();

  @Mixin
  ReadOptions read = new ReadOptions();

  @Override
  Rpc rpc() {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("""
          which path? Try:
            %1$s subscribe router1:eth0 -i 1s         one interface, each second
            %1$s subscribe --target router1           all that a device has
            %1$s subscribe /                          everything""".formatted(command()));
    }
    subscription.check();
    if (subscription.mode == SubscriptionOptions.Mode.POLL) {
      hint("Enter polls again, Ctrl-D ends.");
    }
    return new SubscribeRpc(this);
  }
}
