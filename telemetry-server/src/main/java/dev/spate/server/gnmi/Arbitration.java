package dev.spate.server.gnmi;

import com.github.openconfig.gnmi.proto.gnmi_ext.MasterArbitration;
import com.github.openconfig.gnmi.proto.gnmi_ext.Uint128;
import io.grpc.Status;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Who may Set: of the clients of one role of one target, the one with the highest election id seen so far
 * (gnmi-master-arbitration.md). Kept in memory alone, for at most {@value #MAX_ROLES} roles. Safe to share among threads.
 */
final class Arbitration {

  static final int MAX_ROLES = 10_000;
  private static final int LONGEST_ROLE = 255;

  private final ConcurrentMap<Key, ElectionId> highest = new ConcurrentHashMap<>();

  private record Key(String target, String role) {}

  /** An unsigned number of 128 bits. */
  private record ElectionId(long high, long low) {

    boolean isBelow(ElectionId other) {
      int byHigh = Long.compareUnsigned(high, other.high);
      return byHigh != 0 ? byHigh < 0 : Long.compareUnsigned(low, other.low) < 0;
    }

    @Override
    public String toString() {
      return "high %s low %s".formatted(Long.toUnsignedString(high), Long.toUnsignedString(low));
    }
  }

  /**
   * Accepts a client whose election id is at least the highest so far, and remembers it.
   *
   * @throws io.grpc.StatusRuntimeException PERMISSION_DENIED for a lower one; INVALID_ARGUMENT without one, or for a role
   *     whose id is longer than {@value #LONGEST_ROLE} characters
   */
  void accept(String target, MasterArbitration claim) {
    if (!claim.hasElectionId()) {
      throw Statuses.invalid(
          "extension master_arbitration.election_id is not set: give the client's election id");
    }
    String role = claim.getRole().getId();
    if (role.length() > LONGEST_ROLE) {
      throw Statuses.invalid(
          "extension master_arbitration.role.id has %d characters: at most %d are allowed"
              .formatted(role.length(), LONGEST_ROLE));
    }
    Uint128 sent = claim.getElectionId();
    ElectionId claimed = new ElectionId(sent.getHigh(), sent.getLow());
    Key key = new Key(target, role);
    if (highest.size() >= MAX_ROLES && !highest.containsKey(key)) {
      throw Status.RESOURCE_EXHAUSTED
          .withDescription(
              "extension master_arbitration.role.id \"%s\": the server knows %d roles already"
                  .formatted(role, MAX_ROLES))
          .asRuntimeException();
    }
    ElectionId master = highest.merge(key, claimed, (known, id) -> id.isBelow(known) ? known : id);
    if (claimed.isBelow(master)) {
      throw Status.PERMISSION_DENIED
          .withDescription(
              "extension master_arbitration.election_id %s is not the master of role \"%s\": the current election id is %s"
                  .formatted(claimed, role, master))
          .asRuntimeException();
    }
  }
}
