package dev.spate.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an enum's constant by its name, whatever the case, with {@code -} or {@code _}. */
final class EnumNames<E extends Enum<E>> implements ITypeConverter<E> {

  private final Class<E> type;

  private EnumNames(Class<E> type) {
    this.type = type;
  }

  static <E extends Enum<E>> void register(CommandLine command, Class<E> type) {
    command.registerConverter(type, new EnumNames<>(type));
  }

  @Override
  public E convert(String text) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text.replace('-', '_'))) {
        return constant;
      }
    }
    throw new TypeConversionException("\"" + text + "\" is none of "
        + Arrays.stream(type.getEnumConstants())
            .map(E::toString)
            .collect(Collectors.joining(", ")));
  }
}
