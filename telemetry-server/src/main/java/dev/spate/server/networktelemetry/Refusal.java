package dev.spate.server.networktelemetry;

import dev.spate.proto.networktelemetry.SubscribeError;

/** Why a request has no counters for an answer. Told to the client by an error answer, never by a status. */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1;

  private final SubscribeError.Code code;

  Refusal(SubscribeError.Code code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  static Refusal invalid(String message) {
    return new Refusal(SubscribeError.Code.INVALID_ARGUMENT, message);
  }

  SubscribeError toError() {
    return SubscribeError.newBuilder().setCode(code).setMessage(getMessage()).build();
  }
}
