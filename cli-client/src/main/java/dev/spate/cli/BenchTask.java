package dev.spate.cli;

import com.github.gnmi.proto.SubscribeRequest;
import dev.spate.cli.bench.Load;
import dev.spate.cli.bench.LoadClient;
import dev.spate.cli.bench.Measurement;
import dev.spate.cli.format.PrettyJson;
import dev.spate.value.Durations;
import io.grpc.Status;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs the load of {@code spate bench} and reports on it. */
final class BenchTask implements Task {

  private static final Duration PATIENCE_AT_EXIT = Duration.ofSeconds(5);

  /** One message of a thousand is also decoded by protobuf. */
  private static final double DECODED_SHARE = 0.001;

  private final BenchCommand command;
  private final SubscribeRequest request;

  BenchTask(BenchCommand command) {
    this.command = command;
    this.request = SubscribeRequest.newBuilder()
        .setSubscribe(
            Requests.subscribe(command.paths.selection(), command.subscription, command.encoding))
        .build();
  }

  @Override
  public int run(Environment environment, ConnectionOptions options, Output out, PrintWriter err) {
    NettyDialer.silenceLogging();
    CountDownLatch reported = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    try (LoadClient client = LoadClient.open(load(options))) {
      // Ctrl-C ends the process with 130, but not before the report is printed.
      Thread atExit = new Thread(() -> {
        interrupted.set(true);
        client.finish();
        await(reported);
      });
      Runtime.getRuntime().addShutdownHook(atExit);
      try (Progress progress = new Progress(client, err, environment.terminal())) {
        return measure(client, progress, environment, options, out, err, interrupted);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return ExitCodes.INTERRUPTED;
      } finally {
        err.flush();
        reported.countDown();
        if (!interrupted.get()) {
          Runtime.getRuntime().removeShutdownHook(atExit);
        }
      }
    }
  }

  private Load load(ConnectionOptions options) {
    return new Load(
        options.address.host(),
        options.address.port(),
        Credentials.of(options),
        options.tlsServerName,
        options.headers(),
        command.subscribers,
        command.connections(),
        0,
        true,
        index -> request,
        DECODED_SHARE);
  }

  private int measure(
      LoadClient client,
      Progress progress,
      Environment environment,
      ConnectionOptions options,
      Output out,
      PrintWriter err,
      AtomicBoolean interrupted)
      throws InterruptedException {
    progress.phase("waiting for sync_response", options.timeout);
    boolean synced = client.awaitSynced(options.timeout);
    if (interrupted.get()) {
      return ExitCodes.INTERRUPTED;
    }
    if (client.synced() == 0) {
      progress.close();
      Failure failure = failure(client, options, environment);
      err.println("spate: " + failure.message());
      return failure.exitCode();
    }
    Measurement initial = client.sinceStart();
    progress.phase("warming up", command.warmUp);
    client.measure(command.warmUp);
    if (interrupted.get()) {
      return ExitCodes.INTERRUPTED;
    }
    progress.phase("measuring", command.duration);
    Measurement window = client.measure(command.duration);
    progress.close();
    BenchReport report = new BenchReport(
        options.address.toString(),
        BenchReport.Setting.of(command),
        window,
        initial,
        client.endings());
    out.print(
        command.format == BenchCommand.ReportFormat.JSON
            ? PrettyJson.text(report.json())
            : report.text());
    if (!synced) {
      err.println(
          "spate: %d of %d subscribers had no sync_response within %s; --timeout waits longer"
              .formatted(
                  command.subscribers - client.synced(),
                  command.subscribers,
                  Durations.format(options.timeout)));
    }
    boolean good = synced && client.endings().isEmpty() && window.badMessages() == 0;
    return good ? ExitCodes.OK : ExitCodes.FAILED;
  }

  /** Why no subscriber was answered. */
  private static Failure failure(
      LoadClient client, ConnectionOptions options, Environment environment) {
    boolean answered = client.sinceStart().messages() > 0;
    return client
        .firstFailure()
        .map(status ->
            withHint(status, Failure.of(status, options, environment.command(), answered)))
        .orElseGet(() -> client.endings().isEmpty()
            ? new Failure(
                ExitCodes.FAILED,
                "no sync_response from %s within %s; --timeout waits longer"
                    .formatted(options.address, Durations.format(options.timeout)))
            : new Failure(
                ExitCodes.FAILED,
                options.address + " ended every stream before its sync_response"));
  }

  private static Failure withHint(Status status, Failure failure) {
    return status.getCode() == Status.Code.RESOURCE_EXHAUSTED
        ? new Failure(
            failure.exitCode(),
            failure.message() + "; ask with fewer --subscribers, or raise the target's limit")
        : failure;
  }

  private static void await(CountDownLatch reported) {
    try {
      boolean unused = reported.await(PATIENCE_AT_EXIT.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
