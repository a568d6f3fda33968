package dev.spate.query;

import dev.spate.path.Path;
import dev.spate.path.PathElem;
import dev.spate.query.ReadException.Kind;
import dev.spate.query.ReadException.Subject;
import dev.spate.schema.Model;
import dev.spate.schema.Schema;
import dev.spate.schema.SchemaNode;
import dev.spate.schema.Suggestions;
import dev.spate.store.Store;
import dev.spate.store.Target;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether reads mean something in one store. Safe to share among threads. */
public final class Reads {

  private final Store store;

  public Reads(Store store) {
    this.store = store;
  }

  /**
   * Checks what can be known without data: a path that is known and has no values yet passes (rules T4 and S9).
   *
   * @throws ReadException if the path contradicts itself (INVALID_ARGUMENT); if a model is not supported, or the schema knows no
   *     such path and every target asked is strict (UNIMPLEMENTED); if there is no such target (NOT_FOUND)
   */
  public void check(Query query) {
    ReadException problem = problem(query);
    if (problem != null) {
      throw problem;
    }
  }

  private @Nullable ReadException problem(Query query) {
    String misplacedKeys = misplacedKeys(query.path());
    if (misplacedKeys != null) {
      return new ReadException(Kind.INVALID_ARGUMENT, Subject.PATH, misplacedKeys);
    }
    String unsupported = unsupportedModel(query.filter().models());
    if (unsupported != null) {
      return new ReadException(Kind.UNIMPLEMENTED, Subject.MODELS, unsupported);
    }
    boolean allStrict = targets(query).stream().allMatch(Target::isStrict);
    String unknown = allStrict ? unknownPath(query.path()) : null;
    if (unknown != null) {
      return new ReadException(
          Kind.UNIMPLEMENTED, Subject.PATH, "path \"" + query.path() + "\": " + unknown);
    }
    String target = query.target();
    if (target != null && store.target(target).isEmpty()) {
      String near = Suggestions.didYouMean(target, store.targetNames());
      return new ReadException(
          Kind.NOT_FOUND, Subject.TARGET, "there is no target \"" + target + '"' + near);
    }
    return null;
  }

  private static @Nullable String misplacedKeys(Path path) {
    for (PathElem elem : path.elems()) {
      if (elem.isAnyDepth() && !elem.keys().isEmpty()) {
        return "path \"" + path
            + "\": \"...\" takes no keys; put them on the element that has them";
      }
    }
    return null;
  }

  private @Nullable String unsupportedModel(Set<String> models) {
    if (models.isEmpty()) {
      return null;
    }
    Set<String> supported =
        store.schema().models().stream().map(Model::name).collect(Collectors.toSet());
    return models.stream()
        .filter(model -> !supported.contains(model))
        .min(Comparator.naturalOrder())
        .map(model ->
            "model \"" + model + "\" is not supported" + Suggestions.didYouMean(model, supported))
        .orElse(null);
  }

  /** What of a path the schema does not know: its origin, a name or a key. */
  private @Nullable String unknownPath(Path path) {
    Schema schema = store.schema();
    List<PathElem> elems = PathMatcher.collapse(path.elems());
    List<String> names = elems.stream().map(PathElem::name).toList();
    if (schema.match(path.origin(), names).isEmpty()) {
      return schema.explainUnknown(path.origin(), names) + targetInPath(names);
    }
    for (int i = 0; i < elems.size(); i++) {
      Set<String> keys = elems.get(i).keys().keySet();
      if (!keys.isEmpty()) {
        List<SchemaNode> nodes = schema.match(path.origin(), names.subList(0, i + 1));
        if (nodes.stream().noneMatch(node -> node.keys().containsAll(keys))) {
          return unknownKey(elems.get(i), nodes);
        }
      }
    }
    return null;
  }

  private String targetInPath(List<String> names) {
    return !names.isEmpty() && store.target(names.get(0)).isPresent()
        ? "; \"" + names.get(0) + "\" is a target, which is named beside the path, not in it"
        : "";
  }

  private static String unknownKey(PathElem elem, List<SchemaNode> nodes) {
    Set<String> known = new LinkedHashSet<>();
    nodes.forEach(node -> known.addAll(node.keys()));
    if (known.isEmpty()) {
      return "\"" + elem.name() + "\" has no keys, so \"" + elem + "\" is nowhere";
    }
    String key = elem.keys().keySet().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .orElseGet(() -> String.join(", ", elem.keys().keySet()));
    return "unknown key \"" + key + "\" in \"" + elem + "\"; \"" + elem.name() + "\" has "
        + String.join(", ", known);
  }

  private List<Target> targets(Query query) {
    String name = query.target();
    return name == null ? store.targets() : store.target(name).stream().toList();
  }
}
