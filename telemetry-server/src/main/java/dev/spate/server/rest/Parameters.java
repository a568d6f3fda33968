package dev.spate.server.rest;

import dev.spate.path.Path;
import dev.spate.path.PathSyntaxException;
import dev.spate.query.Query;
import dev.spate.query.ReadException;
import dev.spate.query.Reads;
import dev.spate.schema.Suggestions;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request, in its path and its query. What is wrong with one is told with its name, its value and what would be
 * right. Immutable.
 */
public final class Parameters {

  private final Map<String, String> inPath;
  private final Map<String, List<String>> inQuery;

  Parameters(Map<String, String> inPath, Map<String, List<String>> inQuery) {
    this.inPath = inPath;
    this.inQuery = inQuery;
  }

  /**
   * Reads those of a request.
   *
   * @param known those that its query may have
   * @throws ProblemException if it has others, or cannot be decoded
   */
  public static Parameters of(Context request, List<String> known) {
    Map<String, List<String>> query;
    try {
      query = request.queryParamMap();
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest(
          "the query is not percent-encoded as it must be: " + e.getMessage());
    }
    for (String name : query.keySet()) {
      if (!known.contains(name)) {
        throw ProblemException.badRequest("there is no parameter \"" + name + "\" here"
            + Suggestions.didYouMean(name, known)
            + (known.isEmpty() ? "" : "; there is " + String.join(", ", known)));
      }
    }
    return new Parameters(request.pathParamMap(), query);
  }

  /** One that is in the path, decoded. */
  public String inPath(String name) {
    String value = inPath.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The path has no parameter " + name);
    }
    return value;
  }

  /** One of the query that may be given, once. */
  public Optional<String> optional(String name) {
    List<String> values = all(name);
    if (values.size() > 1) {
      throw ProblemException.badRequest(
          name + " is given " + values.size() + " times, but must be given once");
    }
    return values.stream().findFirst();
  }

  /** All values of one of the query, in their order; none may be empty. */
  public List<String> all(String name) {
    List<String> values = inQuery.getOrDefault(name, List.of());
    if (values.contains("")) {
      throw ProblemException.badRequest(name + " is empty; give it a value, or leave it out");
    }
    return values;
  }

  /** A whole number of the query within bounds. */
  public int wholeNumber(String name, int least, int most, int otherwise) {
    Optional<String> text = optional(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    // Decimal digits alone: no sign, no other script's digits.
    if (text.get().matches("[0-9]{1,9}")) {
      int value = Integer.parseInt(text.get());
      if (value >= least && value <= most) {
        return value;
      }
    }
    throw ProblemException.badRequest("%s is \"%s\", but must be a whole number from %d to %d"
        .formatted(name, text.get(), least, most));
  }

  /**
   * What {@code path}, which may be given several times, and {@code target} select; by path as it was given. An origin may be given
   * by the name of a module.
   *
   * @throws ProblemException if none is given, or one is no path, means nothing, or the device is unknown
   */
  public Map<String, Query> queries(RestBackend backend) {
    List<String> paths = all("path");
    if (paths.isEmpty()) {
      throw ProblemException.badRequest(
          "path is missing; give a gNMI path, such as /interfaces/interface[name=eth0]/state");
    }
    String target = optional("target").orElse(null);
    Reads reads = new Reads(backend.store());
    Map<String, Query> queries = new LinkedHashMap<>();
    for (String text : paths) {
      try {
        Path path = Path.parse(text);
        Query query = backend.query(
            target, path.withOrigin(backend.store().schema().originOf(path.origin())));
        reads.check(query);
        queries.put(text, query);
      } catch (PathSyntaxException e) {
        throw ProblemException.badRequest(String.valueOf(e.getMessage()));
      } catch (ReadException e) {
        throw new ProblemException(Problem.of(e));
      }
    }
    return queries;
  }
}
