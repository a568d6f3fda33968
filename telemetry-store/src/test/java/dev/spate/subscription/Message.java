package dev.spate.subscription;

import java.util.ArrayList;
import java.util.List;

/**
 * What a test's client received in one message.
 *
 * @param deletedBranch the branch that went; "" if none did
 * @param deletes leaves that went
 */
public record Message(
    String target,
    long timestampNanos,
    String deletedBranch,
    List<Update> updates,
    List<String> deletes) {

  /** One leaf. */
  public record Update(String path, String value, long timestampNanos, int duplicates) {}

  static Message of(Delta delta) {
    List<Update> updates = new ArrayList<>();
    List<String> deletes = new ArrayList<>();
    if (delta.hasGroup()) {
      for (int i = 0; i < delta.group().shape().size(); i++) {
        String path = delta
            .group()
            .container()
            .child(delta.group().shape().leaf(i).name())
            .toString();
        if ((delta.updates() & 1L << i) != 0) {
          updates.add(new Update(
              path,
              delta.reading().values().value(i).text(),
              delta.timestampNanos(),
              delta.duplicates(i)));
        }
        if ((delta.deletes() & 1L << i) != 0) {
          deletes.add(path);
        }
      }
    }
    String branch = delta.deletedBranch() == null ? "" : delta.deletedBranch().toString();
    return new Message(delta.target(), delta.timestampNanos(), branch, updates, deletes);
  }
}
