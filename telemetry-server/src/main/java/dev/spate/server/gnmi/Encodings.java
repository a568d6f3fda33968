package dev.spate.server.gnmi;

import com.github.gnmi.proto.Encoding;
import java.util.List;

/** The encodings that are offered (section 2.3). */
final class Encodings {

  static final List<Encoding> OFFERED =
      List.of(Encoding.JSON, Encoding.JSON_IETF, Encoding.PROTO, Encoding.ASCII);

  private Encodings() {}

  /**
   * The encoding that a request asks for.
   *
   * @param number as sent, for one that has no name
   * @throws io.grpc.StatusRuntimeException UNIMPLEMENTED if it is not offered
   */
  static Encoding require(String field, Encoding encoding, int number) {
    if (OFFERED.contains(encoding)) {
      return encoding;
    }
    throw Statuses.unimplemented("%s %s is not supported: use one of %s"
        .formatted(field, encoding == Encoding.UNRECOGNIZED ? number : encoding.name(), OFFERED));
  }
}
