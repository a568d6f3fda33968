package dev.spate.server.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmFiguresTest {

  @TempDir
  Path folder;

  @Test
  void now_hasMemoryCollectionsThreadsClassesAndProcessorTime() {
    assertThat(JvmFigures.now().stream().map(figure -> figure.getMetadata().getPrometheusName()))
        .contains(
            "jvm_memory_used_bytes",
            "jvm_buffer_pool_used_bytes",
            "jvm_gc_collection_seconds",
            "jvm_threads_current",
            "jvm_threads_state",
            "jvm_classes_currently_loaded",
            "jvm_runtime",
            "process_cpu_seconds",
            "process_start_time_seconds")
        .doesNotContain("process_open_fds");
  }

  @Test
  void now_readsNoFile_andStopsNoThread() throws IOException {
    JvmFigures.now(); // loads classes and settings
    List<RecordedEvent> events;
    try (Recording recording = new Recording()) {
      recording.enable("jdk.FileRead").withoutThreshold();
      recording.enable("jdk.ExecuteVMOperation").withoutThreshold();
      recording.start();
      JvmFigures.now();
      Files.readAllBytes(Files.writeString(folder.resolve("read"), "so that a read is seen"));
      recording.stop();
      events = events(recording);
    }

    assertThat(ofThisThread(events, "jdk.FileRead", "eventThread", "path"))
        .isNotEmpty()
        .containsOnly(folder.resolve("read").toString());
    assertThat(ofThisThread(events, "jdk.ExecuteVMOperation", "caller", "operation"))
        .doesNotContain("FindDeadlocks");
  }

  private List<RecordedEvent> events(Recording recording) throws IOException {
    Path file = folder.resolve("recording.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file);
  }

  /** What a field says in the events of one type that this thread caused. */
  private static List<String> ofThisThread(
      List<RecordedEvent> events, String type, String causedBy, String field) {
    return events.stream()
        .filter(event -> event.getEventType().getName().equals(type))
        .filter(event -> event.getThread(causedBy) != null)
        .filter(event -> event.getThread(causedBy).getJavaThreadId()
            == Thread.currentThread().getId())
        .map(event -> event.getString(field))
        .toList();
  }
}
