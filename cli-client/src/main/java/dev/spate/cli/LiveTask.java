package dev.spate.cli;

import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.Subscription;
import com.github.gnmi.proto.SubscriptionList;
import com.github.gnmi.proto.SubscriptionMode;
import dev.spate.cli.live.LiveDisplay;
import dev.spate.cli.live.LiveRows;
import dev.spate.cli.live.LiveSettings;
import dev.spate.cli.live.LiveTarget;
import dev.spate.path.Path;
import dev.spate.proto.GnmiPaths;
import io.grpc.Channel;
import java.io.PrintWriter;
import java.util.List;

/** Subscribes to what a table is made of, and shows it until a person leaves. */
final class LiveTask implements Task {

  private final LiveSettings settings;

  private LiveTask(LiveSettings settings) {
    this.settings = settings;
  }

  /** Samples everything below some paths. */
  static LiveTask watch(String title, Selection selection, LiveRows rows, LiveOptions options) {
    SubscriptionList.Builder list = list(selection, options);
    for (Path path : selection.paths().isEmpty() ? List.of(Path.ROOT) : selection.paths()) {
      list.addSubscription(sample(path, options));
    }
    return of(title, list, rows, options);
  }

  /** Samples counters; of what changes seldom the target tells when it does. */
  static LiveTask top(
      String title,
      Selection selection,
      List<Path> counters,
      List<Path> others,
      LiveOptions options) {
    SubscriptionList.Builder list = list(selection, options);
    counters.forEach(path -> list.addSubscription(sample(path, options)));
    others.forEach(path -> list.addSubscription(Subscription.newBuilder()
        .setPath(GnmiPaths.toProto(path))
        .setMode(SubscriptionMode.TARGET_DEFINED)));
    return of(title, list, LiveRows.INTERFACE, options);
  }

  private static SubscriptionList.Builder list(Selection selection, LiveOptions options) {
    return SubscriptionList.newBuilder()
        .setPrefix(Requests.prefix(selection))
        .setMode(SubscriptionList.Mode.STREAM)
        .setEncoding(Requests.encoding(options.encoding));
  }

  private static Subscription.Builder sample(Path path, LiveOptions options) {
    return Subscription.newBuilder()
        .setPath(GnmiPaths.toProto(path))
        .setMode(SubscriptionMode.SAMPLE)
        .setSampleInterval(options.sampleInterval.toNanos());
  }

  private static LiveTask of(
      String title, SubscriptionList.Builder list, LiveRows rows, LiveOptions options) {
    return new LiveTask(new LiveSettings(
        title,
        SubscribeRequest.newBuilder().setSubscribe(list).build(),
        rows,
        options.sampleInterval,
        options.sort,
        options.reverse,
        options.filter,
        options.colour,
        options.count));
  }

  @Override
  public int run(Environment environment, ConnectionOptions options, Output out, PrintWriter err) {
    return Connection.run(this::show, environment, options, out, err);
  }

  private void show(Connection connection, Output out) {
    LiveTarget target = new LiveTarget() {
      @Override
      public Channel channel() {
        return connection.channel();
      }

      @Override
      public String source() {
        return connection.source();
      }

      @Override
      public void reconnect() {
        connection.reconnect();
      }
    };
    // Keys come from this process's own input, or there are none.
    boolean onTerminal = connection.environment().in() == System.in;
    new LiveDisplay(settings, target, System::getenv).run(onTerminal, out::print, connection::tell);
  }
}
