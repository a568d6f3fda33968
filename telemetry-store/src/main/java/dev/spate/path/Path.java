package dev.spate.path;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An absolute path in the tree of one target: an origin, which names the tree's schema, and elements from its root. Immutable;
 * safe to share.
 *
 * <p>The origin of OpenConfig's tree is the empty string, and {@code openconfig} is normalised to it (gNMI specification
 * §2.2.1; OpenConfig "mixed schema" document). A path may hold wildcards; see {@link PathElem}.
 */
public final class Path {

  /** The root of OpenConfig's tree. */
  public static final Path ROOT = new Path("", List.of());

  private static final String OPENCONFIG = "openconfig";

  private final String origin;
  private final List<PathElem> elems;
  private int hash;

  private Path(String origin, List<PathElem> elems) {
    this.origin = origin;
    this.elems = elems;
  }

  /** The root of an origin's tree. */
  public static Path root(String origin) {
    return of(origin, List.of());
  }

  public static Path of(String origin, List<PathElem> elems) {
    String normalised = origin.equals(OPENCONFIG) ? "" : origin;
    return normalised.isEmpty() && elems.isEmpty()
        ? ROOT
        : new Path(normalised, List.copyOf(elems));
  }

  /**
   * Reads a path such as {@code /interfaces/interface[name=eth0]/state} or {@code spate:/links}. The leading slash may be left
   * out where no origin is given.
   *
   * @throws PathSyntaxException if the text is no path
   */
  public static Path parse(String text) {
    return PathText.parse(text);
  }

  public String origin() {
    return origin;
  }

  public List<PathElem> elems() {
    return elems;
  }

  public int size() {
    return elems.size();
  }

  public boolean isRoot() {
    return elems.isEmpty();
  }

  /** The last element; a root has none and throws {@link IndexOutOfBoundsException}. */
  public PathElem last() {
    return elems.get(elems.size() - 1);
  }

  /** The elements' names, without keys. */
  public List<String> names() {
    return elems.stream().map(PathElem::name).toList();
  }

  public Path child(PathElem elem) {
    List<PathElem> longer = new ArrayList<>(elems.size() + 1);
    longer.addAll(elems);
    longer.add(elem);
    return of(origin, longer);
  }

  public Path child(String name) {
    return child(PathElem.of(name));
  }

  /** The path above; that of a root is the root itself. */
  public Path parent() {
    return isRoot() ? this : of(origin, elems.subList(0, elems.size() - 1));
  }

  /** This path, then the elements of another, whose origin does not matter. */
  public Path append(Path relative) {
    if (relative.isRoot()) {
      return this;
    }
    List<PathElem> longer = new ArrayList<>(elems.size() + relative.elems.size());
    longer.addAll(elems);
    longer.addAll(relative.elems);
    return of(origin, longer);
  }

  public Path withOrigin(String newOrigin) {
    return of(newOrigin, elems);
  }

  /** Whether this path is the other or lies below it; wildcards are compared as they are written. */
  public boolean startsWith(Path ancestor) {
    return origin.equals(ancestor.origin)
        && elems.size() >= ancestor.elems.size()
        && elems.subList(0, ancestor.elems.size()).equals(ancestor.elems);
  }

  public boolean hasWildcard() {
    for (PathElem elem : elems) {
      if (elem.hasWildcard()) {
        return true;
      }
    }
    return false;
  }

  /** The same nodes without module qualifiers: {@code openconfig-interfaces:interfaces} becomes {@code interfaces}. */
  public Path unqualified() {
    boolean qualified = false;
    for (PathElem elem : elems) {
      qualified |= elem.name().indexOf(':') >= 0;
      for (String key : elem.keys().keySet()) {
        qualified |= key.indexOf(':') >= 0;
      }
    }
    return qualified ? of(origin, elems.stream().map(Path::unqualified).toList()) : this;
  }

  private static PathElem unqualified(PathElem elem) {
    Map<String, String> keys = new LinkedHashMap<>();
    elem.keys().forEach((key, value) -> keys.put(unqualified(key), value));
    return new PathElem(unqualified(elem.name()), keys);
  }

  private static String unqualified(String name) {
    int colon = name.indexOf(':');
    return colon > 0 && colon < name.length() - 1 ? name.substring(colon + 1) : name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Path that && origin.equals(that.origin) && elems.equals(that.elems);
  }

  @Override
  public int hashCode() {
    int h = hash;
    if (h == 0) {
      h = 31 * origin.hashCode() + elems.hashCode();
      hash = h;
    }
    return h;
  }

  /** The canonical text, which {@link #parse} reads back. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (!origin.isEmpty()) {
      text.append(origin).append(':');
    }
    if (elems.isEmpty()) {
      text.append('/');
    }
    for (PathElem elem : elems) {
      text.append('/');
      PathText.append(text, elem);
    }
    return text.toString();
  }
}
