package dev.spate.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spate.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

class RepeatedErrorsTest {

  private final ManualTime time = new ManualTime();
  private final ListLogger logger = new ListLogger();
  private final RepeatedErrors errors = new RepeatedErrors(logger, time);

  @Test
  void log_repeated_isLoggedOnceAMinuteWithItsCount() {
    for (int second = 0; second <= 60; second++) {
      errors.log("no route", null);
      time.advance(Duration.ofSeconds(1));
    }

    assertThat(logger.lines)
        .containsExactly("no route", "no route (59 more since it was last logged)");
  }

  @Test
  void log_another_isLoggedAtOnce() {
    errors.log("no route", null);
    errors.log("no memory", null);

    assertThat(logger.lines).containsExactly("no route", "no memory");
  }

  @Test
  void log_moreThanAreRemembered_forgetsTheOldest() {
    for (int i = 0; i <= 100; i++) {
      errors.log("error " + i, null);
    }
    logger.lines.clear();

    errors.log("error 100", null);
    errors.log("error 0", null);

    assertThat(logger.lines).containsExactly("error 0");
  }

  private static final class ListLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1;

    private final transient List<String> lines = new ArrayList<>();

    @Override
    protected void handleNormalizedLoggingCall(
        Level level, Marker marker, String message, Object[] arguments, Throwable cause) {
      lines.add(MessageFormatter.basicArrayFormat(message, arguments));
    }

    @Override
    protected String getFullyQualifiedCallerName() {
      return ListLogger.class.getName();
    }

    @Override
    public boolean isTraceEnabled() {
      return true;
    }

    @Override
    public boolean isDebugEnabled() {
      return true;
    }

    @Override
    public boolean isInfoEnabled() {
      return true;
    }

    @Override
    public boolean isWarnEnabled() {
      return true;
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }
  }
}
