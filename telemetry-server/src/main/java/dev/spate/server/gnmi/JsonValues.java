package dev.spate.server.gnmi;

import dev.spate.json.JsonBuffer;
import dev.spate.json.JsonStyle;
import dev.spate.json.LeafJson;
import dev.spate.store.LeafValues;

/** The encodings JSON and JSON_IETF: each leaf as a bare JSON value (section 2.3.1). */
final class JsonValues implements ValueEncoder {

  private static final int JSON = 10 << 3 | 2;
  private static final int JSON_IETF = 11 << 3 | 2;

  private static final ThreadLocal<JsonBuffer> BUFFER = ThreadLocal.withInitial(JsonBuffer::new);

  private final JsonStyle style;
  private final int tag;

  JsonValues(JsonStyle style) {
    this.style = style;
    this.tag = style == JsonStyle.IETF ? JSON_IETF : JSON;
  }

  @Override
  public void write(ReverseWriter out, ShapeTemplate.Leaf template, LeafValues values, int leaf) {
    JsonBuffer json = BUFFER.get();
    json.clear();
    LeafJson.write(
        json, template.type, template.leafList, values.number(leaf), values.reference(leaf), style);
    int mark = out.written();
    out.json(json);
    out.length(tag, mark);
  }
}
