package dev.spate.server.gnmi;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.Encoding;
import com.github.gnmi.proto.SubscribeResponse;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.spate.access.ReadScope;
import dev.spate.metrics.Metrics;
import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.query.LeafFilter;
import dev.spate.query.Query;
import dev.spate.schema.LeafInfo;
import dev.spate.schema.LeafType;
import dev.spate.schema.Schema;
import dev.spate.store.Group;
import dev.spate.store.GroupOption;
import dev.spate.store.LeafValues;
import dev.spate.store.Store;
import dev.spate.store.Target;
import dev.spate.subscription.Delivery;
import dev.spate.subscription.DeliveryOptions;
import dev.spate.subscription.Delta;
import dev.spate.subscription.FrameEncoder;
import dev.spate.subscription.ListMode;
import dev.spate.subscription.Outlet;
import dev.spate.subscription.Stream;
import dev.spate.subscription.StreamSpec;
import dev.spate.subscription.SubscriptionMode;
import dev.spate.subscription.SubscriptionSpec;
import dev.spate.time.ManualTime;
import dev.spate.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every message of a store that changes at random means the same as one built with protobuf's builders: all types of values, laggards
 * with duplicates, leaves and branches that go and are born again.
 */
class NotificationEncoderTest {

  private static final int ROUNDS = 400;

  private final ManualTime time = new ManualTime();
  private final Store store = new Store(Schema.bundled(), time, new Metrics());
  private final Delivery delivery = new Delivery(store, DeliveryOptions.manual());
  private final Target target = store.claim("röuter1", false, null);
  private final Map<Path, Group> groups = new LinkedHashMap<>();

  @AfterEach
  void close() {
    delivery.close();
  }

  @ParameterizedTest
  @CsvSource({
    "PROTO, 1, *", "JSON, 2, *", "JSON_IETF, 3, *", "ASCII, 4, *",
    "PROTO, 5, ''", "JSON_IETF, 6, ''", "PROTO, 7, küche", "ASCII, 8, other",
  })
  void encode_saysWhatTheReferenceSays(Encoding encoding, long seed, String targetName) {
    Optional<String> name = targetName.equals("*") ? Optional.empty() : Optional.of(targetName);
    Compared compared = new Compared(encoding, name);
    Client client = new Client();
    client.stream = delivery.open(
        new StreamSpec(
            ListMode.STREAM,
            false,
            List.of(all("", SubscriptionMode.ON_CHANGE), all("spate", SubscriptionMode.SAMPLE))),
        compared,
        client);
    Random random = new Random(seed);

    for (int i = 0; i < ROUNDS; i++) {
      change(random);
      time.advance(Duration.ofMillis(40));
      client.turn(random.nextInt(4) != 0);
      delivery.runDue();
    }

    assertThat(compared.seen).as("what the messages held").containsExactlyInAnyOrder(Seen.values());
    assertThat(client.frames).hasSizeGreaterThan(ROUNDS / 4);
  }

  private static SubscriptionSpec all(String origin, SubscriptionMode mode) {
    Query query = new Query(null, Path.root(origin), LeafFilter.ALL, ReadScope.ALL);
    return new SubscriptionSpec(query, mode, Duration.ofMillis(100).toNanos(), true, 0);
  }

  /** What the run must have met to be worth its name. */
  private enum Seen {
    UPDATE,
    DUPLICATES,
    LEAF_DELETE,
    BRANCH_DELETE,
    REPLACED_NODE,
    ATOMIC
  }

  /** Encodes both ways and compares. */
  private static final class Compared implements FrameEncoder<Frame> {
    private final NotificationEncoder encoder;
    private final ReferenceEncoder reference;
    private final java.util.Set<Seen> seen = java.util.EnumSet.noneOf(Seen.class);

    Compared(Encoding encoding, Optional<String> targetName) {
      encoder = new NotificationEncoder(new Templates(), encoding, targetName);
      reference = new ReferenceEncoder(encoding, targetName);
    }

    @Override
    public Frame encode(Delta delta) {
      Frame frame = encoder.encode(delta);
      SubscribeResponse parsed = parse(frame);
      assertThat(parsed).isEqualTo(reference.encode(delta));
      assertThat(parsed.getUnknownFields().asMap()).isEmpty();
      assertThat(frame.size()).isEqualTo(bytes(frame).length);
      note(parsed);
      return frame;
    }

    private void note(SubscribeResponse response) {
      var notification = response.getUpdate();
      if (notification.getUpdateCount() > 0) {
        seen.add(Seen.UPDATE);
      }
      if (notification.getUpdateList().stream().anyMatch(update -> update.getDuplicates() > 0)) {
        seen.add(Seen.DUPLICATES);
      }
      if (notification.getAtomic()) {
        seen.add(Seen.ATOMIC);
      }
      for (var delete : notification.getDeleteList()) {
        if (delete.getElemCount() == 0) {
          seen.add(Seen.REPLACED_NODE);
        } else if (delete.getElem(0).getKeyCount() > 0) {
          seen.add(Seen.BRANCH_DELETE);
        } else {
          seen.add(Seen.LEAF_DELETE);
        }
      }
    }
  }

  private static SubscribeResponse parse(Frame frame) {
    try {
      return SubscribeResponse.parseFrom(bytes(frame));
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Frame frame) {
    try (InputStream stream = Frame.MARSHALLER.stream(frame)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A client that is at times not ready. */
  private static final class Client implements Outlet<Frame> {
    private final List<Frame> frames = new ArrayList<>();
    private boolean ready = true;
    private Stream stream;

    void turn(boolean nowReady) {
      ready = nowReady;
      if (nowReady) {
        stream.ready();
      }
    }

    @Override
    public boolean isReady() {
      return ready;
    }

    @Override
    public void send(Frame frame) {
      frames.add(frame);
    }

    @Override
    public void sync() {}

    @Override
    public void complete() {}

    @Override
    public void fail(RuntimeException cause) {
      throw cause;
    }

    @Override
    public Object connection() {
      return this;
    }
  }

  private static LeafInfo known(String leaf) {
    return Schema.bundled()
        .find("", List.of("interfaces", "interface", "state", leaf))
        .orElseThrow()
        .leaf();
  }

  private static final List<LeafInfo> TYPES = List.of(
      LeafInfo.unknown(LeafType.UINT64, false),
      LeafInfo.unknown(LeafType.INT64, false),
      LeafInfo.unknown(LeafType.BOOLEAN, false),
      LeafInfo.unknown(LeafType.DECIMAL, false),
      LeafInfo.unknown(LeafType.STRING, false),
      LeafInfo.unknown(LeafType.BINARY, false),
      LeafInfo.unknown(LeafType.EMPTY, false),
      known("oper-status"),
      known("type"),
      LeafInfo.unknown(LeafType.STRING, true),
      LeafInfo.unknown(LeafType.UINT64, true));

  private void change(Random random) {
    Path container = container(random);
    Group group = groups.get(container);
    if (group != null && random.nextInt(12) == 0) {
      target.delete(container, time.epochNanos());
      groups.remove(container);
      if (random.nextBoolean()) {
        return;
      }
      group = null;
    }
    if (group == null) {
      group = birth(container, random);
      groups.put(container, group);
    }
    group.publish(time.epochNanos(), values(group, random));
  }

  private static Path container(Random random) {
    String origin = random.nextBoolean() ? "" : "spate";
    String name = random.nextBoolean() ? "eth" + random.nextInt(3) : "käs/e" + random.nextInt(2);
    return Path.of(origin, List.of(PathElem.of("boxes"), PathElem.of("box", "name", name)));
  }

  private Group birth(Path container, Random random) {
    Map<String, LeafInfo> leaves = new LinkedHashMap<>();
    for (int i = 0; i < 1 + random.nextInt(64); i++) {
      leaves.put("leaf-" + i, TYPES.get(random.nextInt(TYPES.size())));
    }
    return random.nextInt(4) == 0
        ? target.untypedGroup(container, leaves, GroupOption.ATOMIC)
        : target.untypedGroup(container, leaves);
  }

  private static LeafValues values(Group group, Random random) {
    LeafValues values = group.newValues();
    for (int i = 0; i < group.shape().size(); i++) {
      if (random.nextInt(10) != 0) {
        values.set(i, value(group.shape().leaf(i).info(), random));
      }
    }
    return values;
  }

  private static Value value(LeafInfo info, Random random) {
    if (info.leafList()) {
      List<Value> entries = new ArrayList<>();
      for (int i = 0; i < random.nextInt(4); i++) {
        entries.add(scalar(info.type(), random));
      }
      return new Value.LeafList(entries);
    }
    return scalar(info.type(), random);
  }

  private static Value scalar(LeafType type, Random random) {
    return switch (type.base()) {
      case UINT -> new Value.Uint(number(random));
      case INT -> new Value.Int(number(random));
      case BOOLEAN -> new Value.Bool(random.nextBoolean());
      case DECIMAL -> new Value.Decimal(random.nextInt(100_000) / 100.0 - 500);
      case ENUMERATION, IDENTITY ->
        new Value.Text(type.names().get(random.nextInt(type.names().size())));
      case BINARY -> new Value.Bytes(new byte[] {1, (byte) random.nextInt()});
      case EMPTY -> new Value.Bool(true);
      default -> new Value.Text(TEXTS.get(random.nextInt(TEXTS.size())));
    };
  }

  private static final List<String> TEXTS =
      List.of("", "up", "\"quoted\" \\ \n", "Zürich – 東京 🚀", "x".repeat(300), "y".repeat(70_000));

  private static long number(Random random) {
    return random.nextLong() >>> random.nextInt(64);
  }
}
