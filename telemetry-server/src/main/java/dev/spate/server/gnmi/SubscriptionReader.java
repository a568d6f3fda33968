package dev.spate.server.gnmi;

import com.github.gnmi.proto.ModelData;
import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.Subscription;
import com.github.gnmi.proto.SubscriptionList;
import dev.spate.access.ReadScope;
import dev.spate.path.Path;
import dev.spate.query.DataType;
import dev.spate.query.LeafClass;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.query.Reads;
import dev.spate.schema.Schema;
import dev.spate.subscription.ListMode;
import dev.spate.subscription.StreamSpec;
import dev.spate.subscription.SubscriptionMode;
import dev.spate.subscription.SubscriptionSpec;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks a {@code SubscriptionList} and says what it means for the store (sections 3.5.1.2 and 3.5.1.3). All its fields are
 * checked before any path is looked up, so that INVALID_ARGUMENT comes before UNIMPLEMENTED and that before NOT_FOUND.
 */
final class SubscriptionReader {

  private static final int HIGHEST_DSCP = 63;

  private final Schema schema;
  private final GnmiConfig config;
  private final Reads reads;
  private final int maxSubscriptions;

  /**
   * @param maxSubscriptions how many may be open at once: a longer list is refused before it is read
   */
  SubscriptionReader(Schema schema, GnmiConfig config, Reads reads, int maxSubscriptions) {
    this.schema = schema;
    this.config = config;
    this.reads = reads;
    this.maxSubscriptions = maxSubscriptions;
  }

  /**
   * @param device the device asked for; null for all
   * @throws io.grpc.StatusRuntimeException if a field is wrong or asks for what is not offered
   * @throws dev.spate.query.ReadException if a device, path or model is not known
   */
  StreamSpec read(SubscriptionList list, @Nullable String device, int depth, ReadScope scope) {
    ListMode mode = mode(list);
    if (Integer.compareUnsigned(list.getQos().getMarking(), HIGHEST_DSCP) > 0) {
      throw Statuses.invalid("subscribe.qos.marking is %s: a DSCP marking is 0 to %d"
          .formatted(Integer.toUnsignedString(list.getQos().getMarking()), HIGHEST_DSCP));
    }
    if (list.getSubscriptionCount() == 0) {
      throw Statuses.invalid(
          "subscribe.subscription is empty: give at least one path; the root is all");
    }
    if (list.getSubscriptionCount() > maxSubscriptions) {
      throw Status.RESOURCE_EXHAUSTED
          .withDescription("subscribe.subscription has %d entries: the server allows %d at once"
              .formatted(list.getSubscriptionCount(), maxSubscriptions))
          .asRuntimeException();
    }
    Selector selector =
        new Selector(device, depth, models("subscribe.use_models", list.getUseModelsList()), scope);
    List<SubscriptionSpec> specs = new ArrayList<>();
    Map<String, Query> queries = new LinkedHashMap<>();
    for (int i = 0; i < list.getSubscriptionCount(); i++) {
      String field = "subscribe.subscription[" + i + "]";
      Subscription subscription = list.getSubscription(i);
      Path path =
          RequestPaths.absolute(schema, list.getPrefix(), field + ".path", subscription.getPath());
      requireKnownMode(field, subscription);
      queries.put(field + ".path", selector.query(path, LeafClass.ANY));
      if (mode == ListMode.STREAM) {
        addLive(specs, field, subscription, selector, path);
      } else {
        specs.add(onChange(selector.query(path, LeafClass.ANY), 0));
      }
    }
    Encodings.require("subscribe.encoding", list.getEncoding(), list.getEncodingValue());
    QueryCheck.all(reads, "subscribe.", queries);
    return new StreamSpec(mode, list.getUpdatesOnly(), specs);
  }

  /** Refuses a first message that does not hold the SubscriptionList (rule S1). */
  static void requireList(SubscribeRequest request) {
    if (!request.hasSubscribe()) {
      throw noList(
          request.hasPoll() ? "the first message is a poll" : "the first message is empty");
    }
  }

  static StatusRuntimeException noList(String problem) {
    return Statuses.invalid(
        problem + ": the first message must hold a SubscriptionList, in the field subscribe");
  }

  /** Refuses a further message that is no poll, or a poll in another mode than POLL (rules S2 and S3). */
  static void requirePoll(SubscribeRequest request, ListMode mode) {
    if (request.hasSubscribe()) {
      throw Statuses.invalid(
          "a second SubscriptionList: an RPC takes one; open another RPC for more subscriptions");
    }
    if (mode != ListMode.POLL) {
      throw Statuses.invalid("%s in mode %s: after its SubscriptionList the RPC takes no message"
          .formatted(request.hasPoll() ? "a poll" : "an empty message", mode));
    }
    if (!request.hasPoll()) {
      throw Statuses.invalid(
          "an empty message in mode POLL: after its SubscriptionList the RPC takes polls");
    }
  }

  static Set<String> models(String field, List<ModelData> models) {
    RequestPaths.requireFew(field, models.size());
    return models.stream().map(ModelData::getName).collect(Collectors.toUnmodifiableSet());
  }

  /** What all queries of one list have in common. */
  private record Selector(@Nullable String device, int depth, Set<String> models, ReadScope scope) {

    Query query(Path path, LeafClass leafClass) {
      return new Query(device, path, new LeafFilter(DataType.ALL, depth, models, leafClass), scope);
    }
  }

  private static ListMode mode(SubscriptionList list) {
    return switch (list.getMode()) {
      case STREAM -> ListMode.STREAM;
      case ONCE -> ListMode.ONCE;
      case POLL -> ListMode.POLL;
      case UNRECOGNIZED ->
        throw Statuses.invalid(
            "subscribe.mode %d is not defined: use STREAM (0), ONCE (1) or POLL (2)"
                .formatted(list.getModeValue()));
    };
  }

  private static void requireKnownMode(String field, Subscription subscription) {
    if (subscription.getMode() == com.github.gnmi.proto.SubscriptionMode.UNRECOGNIZED) {
      throw Statuses.invalid(
          "%s.mode %d is not defined: use TARGET_DEFINED (0), ON_CHANGE (1) or SAMPLE (2)"
              .formatted(field, subscription.getModeValue()));
    }
  }

  private void addLive(
      List<SubscriptionSpec> specs,
      String field,
      Subscription subscription,
      Selector selector,
      Path path) {
    long heartbeat = subscription.getHeartbeatInterval();
    if (heartbeat != 0) {
      requireInterval(field + ".heartbeat_interval", heartbeat);
    }
    long sample = subscription.getSampleInterval();
    switch (subscription.getMode()) {
      case ON_CHANGE -> specs.add(onChange(selector.query(path, LeafClass.ANY), heartbeat));
      case SAMPLE -> {
        if (sample != 0) {
          requireInterval(field + ".sample_interval", sample);
        }
        long interval = sample == 0 ? config.lowestInterval().toNanos() : sample;
        specs.add(sample(selector.query(path, LeafClass.ANY), interval, subscription));
      }
      case TARGET_DEFINED -> {
        if (sample != 0 && config.strictTargetDefined()) {
          throw Statuses.invalid(
              "%s.sample_interval is %s ns: TARGET_DEFINED takes none; leave it unset, or use SAMPLE"
                  .formatted(field, Long.toUnsignedString(sample)));
        }
        long interval = config.targetDefinedInterval().toNanos();
        specs.add(onChange(selector.query(path, LeafClass.ON_CHANGE), heartbeat));
        specs.add(sample(selector.query(path, LeafClass.SAMPLED), interval, subscription));
      }
      case UNRECOGNIZED -> throw new IllegalArgumentException(field + ".mode was not checked");
    }
  }

  private static SubscriptionSpec onChange(Query query, long heartbeatNanos) {
    return new SubscriptionSpec(query, SubscriptionMode.ON_CHANGE, 0, false, heartbeatNanos);
  }

  private static SubscriptionSpec sample(
      Query query, long intervalNanos, Subscription subscription) {
    return new SubscriptionSpec(
        query,
        SubscriptionMode.SAMPLE,
        intervalNanos,
        subscription.getSuppressRedundant(),
        subscription.getHeartbeatInterval());
  }

  private void requireInterval(String field, long unsignedNanos) {
    Duration lowest = config.lowestInterval();
    Duration highest = config.highestInterval();
    if (Long.compareUnsigned(unsignedNanos, lowest.toNanos()) < 0
        || Long.compareUnsigned(unsignedNanos, highest.toNanos()) > 0) {
      throw Statuses.invalid("%s is %s ns: it must be %d ns (%d ms) to %d ns (%d days)"
          .formatted(
              field,
              Long.toUnsignedString(unsignedNanos),
              lowest.toNanos(),
              lowest.toMillis(),
              highest.toNanos(),
              highest.toDays()));
    }
  }
}
