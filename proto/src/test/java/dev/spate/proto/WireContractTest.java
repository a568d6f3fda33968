package dev.spate.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.gnmi.proto.GnmiProto;
import com.github.openconfig.gnmi.proto.gnmi_ext.GnmiExtProto;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.spate.proto.admin.AdminProto;
import dev.spate.proto.networktelemetry.NetworkTelemetryProto;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names and numbers on the wire are those that clients were built with. */
class WireContractTest {

  /** The list was derived from the files that OpenConfig publishes, not from ours. */
  @Test
  void gnmi_is_wire_compatible_with_the_published_service() throws IOException {
    assertThat(contractsOf(GnmiExtProto.getDescriptor(), GnmiProto.getDescriptor()))
        .containsExactlyElementsOf(linesOf("/gnmi-0.10.0.txt"));
  }

  @Test
  void own_services_keep_their_wire_contract() throws IOException {
    assertThat(contractsOf(NetworkTelemetryProto.getDescriptor(), AdminProto.getDescriptor()))
        .containsExactlyElementsOf(linesOf("/spate-services.txt"));
  }

  @Test
  void gnmi_declares_its_version_and_java_package() {
    var options = GnmiProto.getDescriptor().getOptions();

    assertThat(options.getExtension(GnmiProto.gnmiService)).isEqualTo("0.10.0");
    assertThat(options.getJavaPackage()).isEqualTo("com.github.gnmi.proto");
  }

  @Test
  void proto_files_are_in_the_jar_under_their_import_path() throws IOException {
    for (FileDescriptor file : List.of(
        GnmiProto.getDescriptor(),
        GnmiExtProto.getDescriptor(),
        NetworkTelemetryProto.getDescriptor(),
        AdminProto.getDescriptor())) {
      try (InputStream source = GnmiProto.class.getResourceAsStream("/" + file.getName())) {
        assertThat(source).as(file.getName()).isNotNull();
      }
    }
  }

  private static List<String> contractsOf(FileDescriptor... files) {
    return Stream.of(files)
        .flatMap(file -> WireContract.of(file.toProto()).stream())
        .toList();
  }

  private static List<String> linesOf(String resource) throws IOException {
    try (InputStream in = WireContractTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
