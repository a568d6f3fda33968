package dev.spate.proto;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a .proto file promises on the wire, one line a promise: names, numbers, types, oneofs, reserved fields, RPCs. */
final class WireContract {
  private final List<String> lines = new ArrayList<>();

  private WireContract() {}

  /** In the order of the file's declarations. */
  static List<String> of(FileDescriptorProto file) {
    WireContract contract = new WireContract();
    contract.lines.add("file " + file.getName());
    file.getExtensionList().forEach(f -> contract.field(file.getPackage(), null, f));
    file.getMessageTypeList().forEach(m -> contract.message(file.getPackage(), m));
    file.getEnumTypeList().forEach(e -> contract.enumeration(file.getPackage(), e));
    file.getServiceList()
        .forEach(service -> service
            .getMethodList()
            .forEach(rpc -> contract.lines.add("rpc /%s/%s %s%s %s%s"
                .formatted(
                    scoped(file.getPackage(), service.getName()),
                    rpc.getName(),
                    rpc.getClientStreaming() ? "stream " : "",
                    rpc.getInputType(),
                    rpc.getServerStreaming() ? "stream " : "",
                    rpc.getOutputType()))));
    return contract.lines;
  }

  private void message(String scope, DescriptorProto message) {
    String name = scoped(scope, message.getName());
    lines.add("message " + name);
    message.getFieldList().forEach(f -> field(name, message, f));
    message
        .getReservedRangeList()
        .forEach(r -> lines.add("reserved %s %d".formatted(name, r.getStart())));
    message.getReservedNameList().forEach(r -> lines.add("reserved %s \"%s\"".formatted(name, r)));
    message.getNestedTypeList().forEach(m -> message(name, m));
    message.getEnumTypeList().forEach(e -> enumeration(name, e));
  }

  private void field(String scope, @Nullable DescriptorProto message, FieldDescriptorProto field) {
    String type = field.getType().name().substring("TYPE_".length()).toLowerCase(Locale.ROOT);
    String oneof = message != null && field.hasOneofIndex()
        ? " in " + message.getOneofDecl(field.getOneofIndex()).getName()
        : "";
    lines.add("field %s = %d %s%s%s%s"
        .formatted(
            scoped(scope, field.getName()),
            field.getNumber(),
            field.getLabel() == FieldDescriptorProto.Label.LABEL_REPEATED ? "repeated " : "",
            field.hasTypeName() ? field.getTypeName() : type,
            oneof,
            field.getOptions().getDeprecated() ? " deprecated" : ""));
  }

  private void enumeration(String scope, EnumDescriptorProto enumeration) {
    String name = scoped(scope, enumeration.getName());
    enumeration
        .getValueList()
        .forEach(v -> lines.add("enum %s.%s = %d".formatted(name, v.getName(), v.getNumber())));
  }

  private static String scoped(String scope, String name) {
    return scope.isEmpty() ? name : scope + "." + name;
  }
}
