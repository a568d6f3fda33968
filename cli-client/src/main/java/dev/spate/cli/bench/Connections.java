package dev.spate.cli.bench;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.Epoll;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.nio.NioEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import io.grpc.netty.shaded.io.netty.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The connections of a load, spread over event loops of one thread each. */
final class Connections implements AutoCloseable {

  /** So large that a server is slowed down by a subscriber's thread alone, and windows are renewed seldom. */
  private static final int READING_WINDOW = 4 * 1024 * 1024;

  /** What HTTP/2 begins with. */
  private static final int STALLED_WINDOW = 65_535;

  /** As for the other commands: a JSON tree of a large device is one message. */
  private static final int MAX_MESSAGE_BYTES = 512 * 1024 * 1024;

  private static final int PATIENCE_SECONDS = 1;

  private final Load load;
  private final List<EventLoopGroup> loops = new ArrayList<>();
  private final List<ManagedChannel> channels = new ArrayList<>();

  Connections(Load load, int eventLoops) {
    this.load = load;
    for (int i = 0; i < eventLoops; i++) {
      var threads = new DefaultThreadFactory("bench-" + i, true);
      loops.add(
          Epoll.isAvailable()
              ? new EpollEventLoopGroup(1, threads)
              : new NioEventLoopGroup(1, threads));
    }
  }

  /** Makes the connection with an index, which belongs to the event loop {@code index % eventLoops}. */
  ManagedChannel open(int index, boolean stalls) {
    Class<? extends Channel> type =
        Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
    NettyChannelBuilder builder = NettyChannelBuilder.forAddress(
            load.host(), load.port(), load.credentials())
        .eventLoopGroup(loops.get(index % loops.size()))
        .channelType(type)
        .directExecutor()
        .flowControlWindow(stalls ? STALLED_WINDOW : READING_WINDOW)
        .maxInboundMessageSize(MAX_MESSAGE_BYTES);
    if (load.serverName() != null) {
      builder.overrideAuthority(load.serverName());
    }
    ManagedChannel channel = builder.build();
    channels.add(channel);
    return channel;
  }

  /** Closes all without waiting for their streams. */
  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
    List<? extends Future<?>> ends = loops.stream()
        .map(loop -> loop.shutdownGracefully(0, PATIENCE_SECONDS, TimeUnit.SECONDS))
        .toList();
    ends.forEach(end -> end.awaitUninterruptibly(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }
}
