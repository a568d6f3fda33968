package dev.spate.server.config;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.spate.path.Path;
import dev.spate.schema.Suggestions;
import dev.spate.value.DataSize;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in a user's words what Jackson found wrong: where it stands, which key, which value, and what would be right. */
final class ConfigFault {

  /** {@code port is …} and {@code section.port: …}. */
  private static final Pattern COMPONENT =
      Pattern.compile("(?:[\\w.]+\\.)?(\\w+)(:? .*)", Pattern.DOTALL);

  private final JsonNode tree;
  private final Map<String, String> origins;
  private final JsonMappingException fault;
  private final String pointer;

  ConfigFault(JsonNode tree, Map<String, String> origins, JsonMappingException fault) {
    this.tree = tree;
    this.origins = origins;
    this.fault = fault;
    this.pointer = fault.getPath().stream()
        .map(ConfigFault::step)
        .map(step -> "/" + step)
        .collect(Collectors.joining());
  }

  String message() {
    if (fault instanceof UnrecognizedPropertyException unknown) {
      Collection<String> known =
          unknown.getKnownPropertyIds().stream().map(String::valueOf).toList();
      String suggestion = Suggestions.didYouMean(unknown.getPropertyName(), known);
      return at(pointer) + "unknown key " + name(pointer)
          + (suggestion.isEmpty() ? "." : suggestion) + " Known here: "
          + known.stream().sorted().collect(Collectors.joining(", "));
    }
    if (fault instanceof ValueInstantiationException && fault.getCause() != null) {
      return refusedByRecord(String.valueOf(fault.getCause().getMessage()));
    }
    JsonNode value = tree.at(pointer);
    String shown =
        value.isValueNode() && !value.isNull() ? "\"" + value.asText() + "\"" : kind(value);
    @Nullable
    Class<?> type =
        fault instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    return at(pointer) + name(pointer) + " is " + shown
        + (type == null ? ": " + fault.getOriginalMessage() : ", but must be " + expected(type));
  }

  /** A record's refusal begins with the name of its component, so that the line of that key can be named. */
  private String refusedByRecord(String refusal) {
    Matcher matcher = COMPONENT.matcher(refusal);
    if (matcher.matches()) {
      String key = pointer + "/" + new KebabCaseStrategy().translate(matcher.group(1));
      if (!tree.at(key).isMissingNode()) {
        return at(key) + name(key) + matcher.group(2);
      }
    }
    return at(pointer) + (pointer.isEmpty() ? "" : name(pointer) + ": ") + refusal;
  }

  /** The origin of the node, or of the nearest one around it. */
  private String at(String place) {
    for (String p = place; ; p = p.substring(0, p.lastIndexOf('/'))) {
      String origin = origins.get(p);
      if (origin != null) {
        return origin + ": ";
      }
      if (p.isEmpty()) {
        return "";
      }
    }
  }

  private static String step(Reference reference) {
    String field = reference.getFieldName();
    return field == null ? Integer.toString(reference.getIndex()) : field;
  }

  private static String name(String pointer) {
    return pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT -> "a section";
      default -> "empty";
    };
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (Key.isSection(type)) {
      return Arrays.stream(type.getRecordComponents())
          .map(Key::nameOf)
          .collect(Collectors.joining(", ", "a section with the keys ", ""));
    }
    if (type == Duration.class) {
      return "a duration such as 100ms, 5s or 2m";
    }
    if (type == DataSize.class) {
      return "a size such as 512B, 64KiB or 4MiB";
    }
    if (type == Path.class) {
      return "a path such as /interfaces/interface/state";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == double.class || type == Double.class) {
      return "a number";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a whole number";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return type == String.class ? "a text" : "of another form";
  }
}
