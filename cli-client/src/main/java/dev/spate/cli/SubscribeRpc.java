package dev.spate.cli;

import com.github.gnmi.proto.SubscribeRequest;
import com.github.gnmi.proto.SubscriptionList;
import com.github.gnmi.proto.gNMIGrpc;
import dev.spate.cli.format.AnswerPrinter;
import dev.spate.cli.format.Format;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** {@code gnmi.gNMI/Subscribe}. In mode POLL each line of standard input polls once, and its end ends the RPC. */
final class SubscribeRpc implements Rpc {

  private final Selection selection;
  private final SubscribeRequest request;
  private final Format format;

  SubscribeRpc(SubscribeCommand options) {
    options.read.check();
    format = options.read.format;
    selection = options.paths.selection();
    SubscriptionList list = Requests.subscribe(
            selection, options.subscription, options.read.encoding())
        .addAllUseModels(Requests.models(options.read))
        .build();
    request = SubscribeRequest.newBuilder()
        .setSubscribe(list)
        .addAllExtension(Requests.extensions(options.read))
        .build();
  }

  @Override
  public void run(Connection connection, Output out) {
    var stub = gNMIGrpc.newStub(connection.channel());
    if (request.getSubscribe().getMode() == SubscriptionList.Mode.ONCE) {
      stub = stub.withDeadlineAfter(connection.timeout().toNanos(), TimeUnit.NANOSECONDS);
    }
    AnswerPrinter printer =
        AnswerPrinter.of(format, connection.source(), selection.isOfSeveralTargets());
    SubscribeAnswers answers = new SubscribeAnswers(printer, out);
    stub.subscribe(answers).onNext(request);
    if (request.getSubscribe().getMode() == SubscriptionList.Mode.POLL) {
      Thread polls = new Thread(() -> poll(connection.environment().in(), answers), "polls");
      polls.setDaemon(true); // a read of standard input cannot be interrupted
      polls.start();
    }
    answers.await();
    if (request.getSubscribe().getMode() == SubscriptionList.Mode.ONCE
        && !request.getSubscribe().getUpdatesOnly()
        && !answers.updated()) {
      connection.tell("there are no values below these paths");
    }
  }

  /** One poll at a time: the next line counts once the answer to the one before is there. */
  private static void poll(InputStream in, SubscribeAnswers answers) {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    try {
      while (answers.awaitSync() && lines.readLine() != null) {
        answers.poll();
      }
      answers.halfClose();
    } catch (IOException e) {
      answers.cancel("standard input failed", new UncheckedIOException("standard input", e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
