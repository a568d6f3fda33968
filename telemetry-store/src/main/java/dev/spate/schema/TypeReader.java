package dev.spate.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the types of one table: a typedef's name, or a built-in type with its restrictions in braces, such as
 * {@code string{1..253,"[a-z]+"}}. Equal texts give the same type. Not safe for several threads.
 */
final class TypeReader {
  private final Map<String, String> typedefs = new HashMap<>();
  private final Map<String, List<IdentityName>> identities = new HashMap<>();
  private final Map<String, LeafType> read = new HashMap<>();

  void addTypedef(String name, String definition) {
    typedefs.put(name, definition);
  }

  void addBase(String base) {
    identities.putIfAbsent(base, new ArrayList<>());
  }

  /** Adds an identity derived from a base that was added. */
  void addIdentity(String base, String qualifiedName) {
    int colon = qualifiedName.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("identity \"" + qualifiedName + "\" has no module");
    }
    derived(base)
        .add(new IdentityName(
            qualifiedName.substring(0, colon), qualifiedName.substring(colon + 1)));
  }

  /** Throws IllegalArgumentException if it is not a type. */
  LeafType read(String text) {
    LeafType known = read.get(text);
    if (known != null) {
      return known;
    }
    // Taken out while it is resolved, so that a typedef of itself is unknown instead of endless.
    String definition = typedefs.remove(text);
    LeafType type = definition == null ? builtIn(text) : read(definition);
    read.put(text, type);
    return type;
  }

  private LeafType builtIn(String text) {
    int brace = text.indexOf('{');
    String name = brace < 0 ? text : text.substring(0, brace);
    List<String> arguments = List.of();
    if (brace >= 0) {
      if (!text.endsWith("}")) {
        throw new IllegalArgumentException("type \"" + text + "\" lacks its closing brace");
      }
      arguments = arguments(text.substring(brace + 1, text.length() - 1));
    }
    String first = arguments.isEmpty() ? "" : arguments.get(0);
    return switch (name) {
      case "string" -> string(arguments);
      case "boolean" -> LeafType.BOOLEAN;
      case "int8", "int16", "int32", "int64" -> LeafType.integer(true, width(name, "int"), first);
      case "uint8", "uint16", "uint32", "uint64" ->
        LeafType.integer(false, width(name, "uint"), first);
      case "decimal64" ->
        LeafType.decimal(digits(first), arguments.size() > 1 ? arguments.get(1) : "");
      case "enumeration" -> LeafType.enumeration(arguments);
      case "bits" -> LeafType.bits(arguments);
      case "identityref" -> LeafType.identity(first, derived(first));
      case "binary" -> LeafType.binary(first);
      case "union" -> LeafType.union(arguments.stream().map(this::read).toList());
      case "empty" -> LeafType.EMPTY;
      default -> throw new IllegalArgumentException("unknown type \"" + text + "\"");
    };
  }

  private static LeafType string(List<String> arguments) {
    boolean hasLength = !arguments.isEmpty() && !arguments.get(0).startsWith("\"");
    List<String> patterns = arguments.subList(hasLength ? 1 : 0, arguments.size());
    return LeafType.string(
        hasLength ? arguments.get(0) : "",
        patterns.stream().map(Quoted::unquote).toList());
  }

  private static int width(String name, String prefix) {
    return Integer.parseInt(name.substring(prefix.length()));
  }

  private static int digits(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("decimal64 with \"" + text + "\" fraction digits", e);
    }
  }

  private List<IdentityName> derived(String base) {
    List<IdentityName> names = identities.get(base);
    if (names == null) {
      throw new IllegalArgumentException("unknown identity \"" + base + "\"");
    }
    return names;
  }

  /** Splits at the commas that are in no inner braces and no quotes. */
  private static List<String> arguments(String text) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '"' -> i = Quoted.end(text, i);
        case '{' -> depth++;
        case '}' -> depth--;
        case ',' -> {
          if (depth == 0) {
            arguments.add(text.substring(start, i));
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    arguments.add(text.substring(start));
    return arguments;
  }
}
