package dev.spate.cli.bench;

import com.github.gnmi.proto.SubscribeRequest;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link LoadClient} asks for.
 *
 * @param host a name or an IP address
 * @param port where the target listens
 * @param credentials whether and how TLS is spoken
 * @param serverName what the server is called in its certificate; null where that is its host
 * @param headers sent as metadata with each RPC, such as username and password
 * @param subscribers how many Subscribe streams
 * @param connections over how many connections those that read are spread; each that stalls has one of its own, because one connection's
 *     flow-control window would make it stall the others
 * @param stalled the last so many subscribers read nothing beyond the first sync_response
 * @param repeat whether a subscriber in mode ONCE or POLL asks again as soon as it is answered
 * @param request what a subscriber asks for, by its index from 0
 * @param decodedShare share of the messages that is also decoded by protobuf, to check what was counted from the bytes; 0 to 1
 */
public record Load(
    String host,
    int port,
    ChannelCredentials credentials,
    @Nullable String serverName,
    Map<String, String> headers,
    int subscribers,
    int connections,
    int stalled,
    boolean repeat,
    IntFunction<SubscribeRequest> request,
    double decodedShare) {

  private static final double DECODED_SHARE = 0.001;

  public Load {
    headers = Map.copyOf(headers);
    check(subscribers >= 1, "subscribers " + subscribers + ": at least one is needed");
    check(
        stalled >= 0 && stalled <= subscribers,
        "stalled " + stalled + ": can be 0 to all " + subscribers + " subscribers");
    check(
        connections >= 1 && connections <= subscribers,
        "connections " + connections + ": can be 1 to one for each of " + subscribers
            + " subscribers");
    check(decodedShare >= 0 && decodedShare <= 1, "decoded share " + decodedShare + ": is 0 to 1");
  }

  /** Subscribers with a connection each that all ask for the same, in plaintext, once. */
  public static Load of(String host, int port, int subscribers, SubscribeRequest request) {
    return new Load(
        host,
        port,
        InsecureChannelCredentials.create(),
        null,
        Map.of(),
        subscribers,
        subscribers,
        0,
        false,
        index -> request,
        DECODED_SHARE);
  }

  /** The same over so many connections. */
  public Load withConnections(int newConnections) {
    return new Load(
        host,
        port,
        credentials,
        serverName,
        headers,
        subscribers,
        newConnections,
        stalled,
        repeat,
        request,
        decodedShare);
  }

  /** The same with so many that stall. */
  public Load withStalled(int newStalled) {
    return new Load(
        host,
        port,
        credentials,
        serverName,
        headers,
        subscribers,
        connections,
        newStalled,
        repeat,
        request,
        decodedShare);
  }

  /** The same with a request for each subscriber. */
  public Load withRequest(IntFunction<SubscribeRequest> newRequest) {
    return new Load(
        host,
        port,
        credentials,
        serverName,
        headers,
        subscribers,
        connections,
        stalled,
        repeat,
        newRequest,
        decodedShare);
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
