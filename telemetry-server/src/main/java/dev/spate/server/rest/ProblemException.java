package dev.spate.server.rest;

import io.javalin.http.HttpStatus;

/** A request that is answered with a problem document. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    // A client's mistake is nothing to trace.
    super(problem.detail(), null, false, false);
    this.problem = problem;
  }

  /** The request contradicts itself or cannot be read. */
  public static ProblemException badRequest(String detail) {
    return new ProblemException(new Problem(HttpStatus.BAD_REQUEST.getCode(), detail));
  }

  /** There is no such thing. */
  public static ProblemException notFound(String detail) {
    return new ProblemException(new Problem(HttpStatus.NOT_FOUND.getCode(), detail));
  }

  public Problem problem() {
    return problem;
  }
}
