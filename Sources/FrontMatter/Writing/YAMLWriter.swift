internal import CYAML
internal import Diagnostics

extension Document {
  /// YAML as people would write it, which every reader takes for the same: a text that one of them would take for a
  /// number, a date or a word such as `no` is quoted. Must be a group.
  package var yaml: String {
    let writer = YAMLWriter()
    writer.write(self)
    return writer.text
  }
}

/// Owns a libyaml emitter and what it has written.
@safe private struct YAMLWriter: ~Copyable {
  private final class Sink {
    var bytes: [UInt8] = []
  }

  private let emitter: UnsafeMutablePointer<yaml_emitter_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private let sink = Sink()

  init() {
    unsafe emitter = .allocate(capacity: 1)
    unsafe event = .allocate(capacity: 1)
    unsafe event.initialize(to: yaml_event_t())
    if unsafe yaml_emitter_initialize(emitter) == 0 { internalFault("no memory for a YAML emitter") }
    unsafe yaml_emitter_set_output(
      emitter,
      { sink, bytes, count in
        guard let sink = unsafe sink, let bytes = unsafe bytes else { return 0 }
        unsafe Unmanaged<Sink>.fromOpaque(sink).takeUnretainedValue().bytes
          .append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
        return 1
      }, Unmanaged.passUnretained(sink).toOpaque())
    unsafe yaml_emitter_set_unicode(emitter, 1)
    unsafe yaml_emitter_set_width(emitter, -1)
  }

  deinit {
    unsafe yaml_emitter_delete(emitter)
    unsafe event.deallocate()
    unsafe emitter.deallocate()
  }

  var text: String { String(decoding: sink.bytes, as: UTF8.self) }

  func write(_ document: Document) {
    emit(unsafe yaml_stream_start_event_initialize(event, YAML_UTF8_ENCODING))
    emit(unsafe yaml_document_start_event_initialize(event, nil, nil, nil, 1))
    node(document)
    emit(unsafe yaml_document_end_event_initialize(event, 1))
    emit(unsafe yaml_stream_end_event_initialize(event))
  }

  private func emit(_ isMade: CInt) {
    guard isMade == 1, unsafe yaml_emitter_emit(emitter, event) == 1 else {
      internalFault("libyaml cannot write a document")
    }
  }

  private func node(_ document: Document) {
    switch document {
    case .plain(let word): scalar(word, style: YAML_PLAIN_SCALAR_STYLE)
    case .text(let text): scalar(text, style: Self.style(of: text))
    case .list(let items):
      let style = items.allSatisfy(\.isScalar) ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE
      emit(unsafe yaml_sequence_start_event_initialize(event, nil, nil, 1, style))
      for item in items { node(item) }
      emit(unsafe yaml_sequence_end_event_initialize(event))
    case .group(let members):
      emit(unsafe yaml_mapping_start_event_initialize(event, nil, nil, 1, YAML_BLOCK_MAPPING_STYLE))
      for member in members {
        scalar(member.key, style: Self.style(of: member.key))
        node(member.value)
      }
      emit(unsafe yaml_mapping_end_event_initialize(event))
    }
  }

  private func scalar(_ text: String, style: yaml_scalar_style_t) {
    var bytes = Array(text.utf8)
    let isMade = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      // An empty array has no address, which libyaml would take for none at all.
      var nothing: UInt8 = 0
      return unsafe withUnsafeMutablePointer(to: &nothing) { nothing in
        unsafe yaml_scalar_event_initialize(
          event, nil, nil, buffer.baseAddress ?? nothing, CInt(buffer.count), 1, 1, style)
      }
    }
    emit(isMade)
  }

  /// Lines of their own for a text of several, no quotes where none are needed; libyaml turns to quotes by itself where
  /// a sign would be read as YAML's own.
  private static func style(of text: String) -> yaml_scalar_style_t {
    let isOrdinary = text.unicodeScalars.first.map { $0.properties.isAlphabetic || $0 == "/" } ?? false
    let isWord = reserved.contains(text.lowercased())
    guard isOrdinary, !isWord else { return YAML_DOUBLE_QUOTED_SCALAR_STYLE }
    return text.utf8.contains(UInt8(ascii: "\n")) ? YAML_LITERAL_SCALAR_STYLE : YAML_PLAIN_SCALAR_STYLE
  }

  /// Words that YAML 1.1 or 1.2 reads as no texts.
  private static let reserved: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]
}
