internal import CJSONC
package import Diagnostics
internal import Exact
package import Template

/// A JSON text, read into the theme language's values: the order of keys is kept, numbers are exact.
package enum JSONText {
  /// Levels of nesting that are read.
  private static let deepest: CInt = 100

  /// - Returns: `nil` when the text is not JSON, or holds a number that a template cannot; then `diagnostics` says so.
  package static func read(_ bytes: [UInt8], file: SourceFile, diagnostics: inout [Diagnostic]) -> Value? {
    guard bytes.count < Int(CInt.max) else {
      diagnostics.append(.notJSON("it is larger than 2 GB", at: SourceRange(file: file, line: 1, column: 1)))
      return nil
    }
    if let offset = bytes.nulOffset {
      diagnostics.append(
        .notJSON(
          "a NUL character stands here, which no text holds", at: SourceRange(file: file, ofByte: offset, in: bytes)))
      return nil
    }
    let parser = JSONParser(depth: deepest)
    if let fault = parser.parse(bytes) {
      diagnostics.append(.notJSON(fault.reason, at: SourceRange(file: file, ofByte: fault.offset, in: bytes)))
      return nil
    }
    if let value = parser.value() { return value }
    let number = bytes.firstNumber { Quantity(json: $0) == nil }
    diagnostics.append(
      .numberTooLarge(number?.written ?? "", at: SourceRange(file: file, ofByte: number?.offset ?? 0, in: bytes)))
    return nil
  }
}

extension [UInt8] {
  /// Where a JSON text has a NUL, as it is or as `\u0000`. json-c ends texts and names there.
  fileprivate var nulOffset: Int? {
    let escape = Array("u0000".utf8)
    var isEscaped = false
    for (offset, byte) in enumerated() {
      if byte == 0 { return offset }
      if isEscaped, self[offset...].starts(with: escape) { return offset - 1 }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return nil
  }

  /// The first number of a JSON text of which this holds. json-c does not say where its values stand.
  fileprivate func firstNumber(where isSought: (String) -> Bool) -> (written: String, offset: Int)? {
    var (isInText, isEscaped) = (false, false)
    var offset = 0
    while offset < count {
      let byte = self[offset]
      if isInText || byte == UInt8(ascii: "\"") {
        if byte == UInt8(ascii: "\""), !isEscaped { isInText.toggle() }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      } else if byte == UInt8(ascii: "-") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
        let written = String(decoding: self[offset...].prefix { "+-.0123456789Ee".utf8.contains($0) }, as: UTF8.self)
        if isSought(written) { return (written, offset) }
        offset += written.utf8.count - 1
      }
      offset += 1
    }
    return nil
  }
}

/// Owns a json-c tokener and the tree that it has read.
@safe private final class JSONParser {
  private let tokener: UnsafeMutablePointer<json_tokener>
  private var root: OpaquePointer?

  init(depth: CInt) {
    guard let tokener = unsafe json_tokener_new_ex(depth) else { internalFault("no memory for a JSON parser") }
    unsafe self.tokener = tokener
    unsafe json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8)
  }

  deinit {
    unsafe json_object_put(root)
    unsafe json_tokener_free(tokener)
  }

  /// - Returns: Why and at which byte the text is not JSON; `nil` when it is.
  func parse(_ bytes: [UInt8]) -> (reason: String, offset: Int)? {
    unsafe root = bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        unsafe json_tokener_parse_ex(tokener, characters.baseAddress, CInt(characters.count))
      }
    }
    var error = unsafe json_tokener_get_error(tokener)
    if error == json_tokener_continue {
      // A number at the end of the text is only known to be whole when the end is told.
      unsafe root = json_tokener_parse_ex(tokener, "\0", 1)
      error = unsafe json_tokener_get_error(tokener)
      if error != json_tokener_success { return ("it ends too early", bytes.count) }
    }
    guard error != json_tokener_success else { return nil }
    let offset = unsafe Int(json_tokener_get_parse_end(tokener))
    return (unsafe String(cString: json_tokener_error_desc(error)), min(offset, bytes.count))
  }

  /// - Returns: `nil` when there is a number with more digits than the theme language holds.
  func value() -> Value? { unsafe Self.value(root) }

  /// No deeper than the tokener's limit.
  private static func value(_ object: OpaquePointer?) -> Value? {
    switch unsafe json_object_get_type(object) {
    case json_type_boolean: return .bool(unsafe json_object_get_boolean(object) != 0)
    case json_type_int, json_type_double:
      let written = unsafe String(cString: json_object_to_json_string(object))
      return Quantity(json: written).map { .number($0) }
    case json_type_string:
      let start = unsafe json_object_get_string(object)
      let count = unsafe Int(json_object_get_string_len(object))
      let bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
      return .text(unsafe String(decoding: bytes, as: UTF8.self))
    case json_type_array:
      var items: [Value] = []
      for index in 0..<(unsafe json_object_array_length(object)) {
        guard let item = unsafe value(json_object_array_get_idx(object, index)) else { return nil }
        items.append(item)
      }
      return .list(items)
    case json_type_object: return unsafe map(object).map { .map($0) }
    default: return Value.none
    }
  }

  private static func map(_ object: OpaquePointer?) -> ValueMap? {
    var map = ValueMap()
    var next = unsafe json_object_iter_begin(object)
    var end = unsafe json_object_iter_end(object)
    while unsafe json_object_iter_equal(&next, &end) == 0 {
      let name = unsafe String(cString: json_object_iter_peek_name(&next))
      guard let value = unsafe value(json_object_iter_peek_value(&next)) else { return nil }
      map[name] = value
      unsafe json_object_iter_next(&next)
    }
    return map
  }
}

extension Quantity {
  /// A JSON number, `-12.50` or `1.5e3`; json-c keeps how it was written.
  fileprivate init?(json written: String) {
    let parts = written.lowercased().split(separator: "e", maxSplits: 1)
    guard let mantissa = parts.first.flatMap({ try? Quantity.parse(String($0)) }) else { return nil }
    guard parts.count == 2 else {
      self = mantissa
      return
    }
    guard let exponent = Int(parts[1].drop { $0 == "+" }), (-18...18).contains(exponent) else { return nil }
    let scale = Int(mantissa.scale) - exponent
    var digits = Int128(mantissa.digits)
    for _ in 0..<max(0, -scale) {
      let (product, isTooLarge) = digits.multipliedReportingOverflow(by: 10)
      guard !isTooLarge else { return nil }
      digits = product
    }
    self.init(digits: digits, scale: max(0, scale))
  }
}

extension Diagnostic {
  static func notJSON(_ reason: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("not-json", "The data are not JSON: \(reason).", at: range)
  }

  static func numberTooLarge(_ written: String, at range: SourceRange) -> Diagnostic {
    Diagnostic("number-too-large", "The number \(written) has more than 18 digits.", at: range)
  }
}
