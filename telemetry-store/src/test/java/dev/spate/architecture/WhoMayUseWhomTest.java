package dev.spate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhoMayUseWhomTest {
  @Test
  void telemetry_store_uses_the_jdk_alone() {
    WhoMayUseWhom.check("dev.spate.path", "dev.spate.store");
  }

  @ParameterizedTest
  @CsvSource({
    "dev.spate.store, org.slf4j",
    "dev.spate.store, dev.spate.proto",
    "dev.spate.simulator, dev.spate.server.grpc",
    "dev.spate.server.rest, com.github.gnmi.proto",
    "dev.spate.server.networktelemetry, com.github.gnmi.proto",
    "dev.spate.server.gnmi, com.fasterxml.jackson.databind",
    "dev.spate.server.gnmi, io.grpc.netty.shaded.io.grpc.netty",
    "dev.spate.server.gnmi, dev.spate.server.app",
    "dev.spate.server.config, dev.spate.server.app",
    "dev.spate.server.source.host, dev.spate.server.source.snmp",
    "dev.spate.server.source.snmp, oshi.hardware",
    "dev.spate.server.sink.kafka, dev.spate.server.source.host",
    "dev.spate.cli, dev.spate.store",
    "dev.spate.cli, dev.spate.server.app",
    "dev.spate.server.app, com.google.common.collect",
    "dev.spate.somewhere, java.util",
  })
  void refusal_of_what_the_table_does_not_give(String user, String used) {
    assertThat(WhoMayUseWhom.refusal(user, used)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "dev.spate.store, dev.spate.path",
    "dev.spate.proto, com.github.gnmi.proto",
    "dev.spate.server.gnmi.encoding, dev.spate.subscription",
    "dev.spate.server.grpc, io.grpc.netty.shaded.io.grpc.netty",
    "dev.spate.server.config, dev.spate.server.source.host",
    "dev.spate.server.source.host, oshi.hardware",
    "dev.spate.server.source.host.linux, dev.spate.server.source.host",
    "dev.spate.server.app, dev.spate.server.sink.kafka",
    "dev.spate.benchmarks, dev.spate.server.app",
    "dev.spate.cli, dev.spate.json",
    "dev.spate.cli, java.util",
  })
  void refusal_is_empty_for_what_the_table_gives(String user, String used) {
    assertThat(WhoMayUseWhom.refusal(user, used)).isEmpty();
  }
}
