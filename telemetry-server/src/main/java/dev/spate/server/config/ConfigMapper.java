package dev.spate.server.config;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.spate.path.Path;
import dev.spate.value.DataSize;
import dev.spate.value.Durations;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/** How Jackson reads and writes the records of the configuration: kebab-case keys, units as types, no leniency. */
final class ConfigMapper {

  static final YAMLMapper MAPPER = YAMLMapper.builder()
      .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
      .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
      // Components alone: a record's other methods are no keys.
      .visibility(PropertyAccessor.GETTER, Visibility.NONE)
      .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
      .visibility(PropertyAccessor.FIELD, Visibility.ANY)
      .withCoercionConfigDefaults(
          config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
      .withCoercionConfig(
          LogicalType.Textual,
          config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.TryConvert))
      .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
      .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
      .addModule(new SimpleModule()
          .addDeserializer(Duration.class, new Reader<>(Duration.class, Durations::parse))
          .addSerializer(Duration.class, new Writer<>(Duration.class, Durations::format))
          .addDeserializer(DataSize.class, new Reader<>(DataSize.class, DataSize::parse))
          .addSerializer(DataSize.class, new Writer<>(DataSize.class, DataSize::toString))
          .addDeserializer(Path.class, new Reader<>(Path.class, Path::parse))
          .addSerializer(Path.class, new Writer<>(Path.class, Path::toString)))
      .build();

  private ConfigMapper() {}

  private static final class Reader<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1;

    private final transient Function<String, T> parse;

    Reader(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      String text = parser.getValueAsString("");
      try {
        return parse.apply(text);
      } catch (IllegalArgumentException e) {
        throw context.weirdStringException(text, handledType(), e.getMessage());
      }
    }
  }

  private static final class Writer<T> extends StdScalarSerializer<T> {

    private static final long serialVersionUID = 1;

    private final transient Function<T, String> format;

    Writer(Class<T> type, Function<T, String> format) {
      super(type);
      this.format = format;
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeString(format.apply(value));
    }
  }
}
