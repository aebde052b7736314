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
    let parser = JSONParser(depth: deepest)
    if let fault = parser.parse(bytes) {
      diagnostics.append(.notJSON(fault.reason, at: place(of: fault.offset, in: bytes, file: file)))
      return nil
    }
    do throws(NumberFault) {
      return try parser.value()
    } catch {
      diagnostics.append(.numberTooLarge(error.written, at: SourceRange(file: file, line: 1, column: 1)))
      return nil
    }
  }

  private static func place(of offset: Int, in bytes: [UInt8], file: SourceFile) -> SourceRange {
    let before = bytes.prefix(offset)
    let line = before.count { $0 == 0x0A } + 1
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = String(decoding: before[lineStart...], as: UTF8.self).unicodeScalars.count + 1
    return SourceRange(file: file, line: line, column: column, length: 1)
  }
}

/// A number with more digits than the language holds.
struct NumberFault: Error {
  let written: String
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

  func value() throws(NumberFault) -> Value { try unsafe Self.value(root) }

  /// No deeper than the tokener's limit.
  private static func value(_ object: OpaquePointer?) throws(NumberFault) -> Value {
    switch unsafe json_object_get_type(object) {
    case json_type_boolean: return .bool(unsafe json_object_get_boolean(object) != 0)
    case json_type_int, json_type_double:
      let written = unsafe String(cString: json_object_to_json_string(object))
      guard let number = Quantity(json: written) else { throw NumberFault(written: written) }
      return .number(number)
    case json_type_string:
      let start = unsafe json_object_get_string(object)
      let count = unsafe Int(json_object_get_string_len(object))
      let bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
      return .text(unsafe String(decoding: bytes, as: UTF8.self))
    case json_type_array:
      var items: [Value] = []
      for index in 0..<(unsafe json_object_array_length(object)) {
        items.append(try unsafe value(json_object_array_get_idx(object, index)))
      }
      return .list(items)
    case json_type_object: return .map(try unsafe map(object))
    default: return .none
    }
  }

  private static func map(_ object: OpaquePointer?) throws(NumberFault) -> ValueMap {
    var map = ValueMap()
    var next = unsafe json_object_iter_begin(object)
    var end = unsafe json_object_iter_end(object)
    while unsafe json_object_iter_equal(&next, &end) == 0 {
      let name = unsafe String(cString: json_object_iter_peek_name(&next))
      map[name] = try unsafe value(json_object_iter_peek_value(&next))
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
