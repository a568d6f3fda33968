package dev.spate.cli.live;

import com.github.gnmi.proto.SubscribeRequest;
import java.time.Duration;

/**
 * What a display is to show.
 *
 * @param title what is watched, for a person
 * @param request of one STREAM
 * @param rows what a row is
 * @param sampleInterval of its counters, positive
 * @param sort the column that rows are sorted by at first, empty for the usual one
 * @param reversed whether the other way round
 * @param filter a part of what is shown, empty for all
 * @param colour when to use it
 * @param count after how many intervals to end, 0 for never
 */
public record LiveSettings(
    String title,
    SubscribeRequest request,
    LiveRows rows,
    Duration sampleInterval,
    String sort,
    boolean reversed,
    String filter,
    ColourWhen colour,
    int count) {}
