// JSON that is written straight into bytes: there are many megabytes of it in a large report.

/// A JSON object of these members, in their order.
///
/// - Parameter members: Names, and values that are JSON already.
package func jsonObject(_ members: [(String, String)]) -> String {
  "{" + members.map { "\(jsonString($0.0)):\($0.1)" }.joined(separator: ",") + "}"
}

/// A JSON string literal, with its quotes (RFC 8259); control characters are escaped.
package func jsonString(_ text: String) -> String {
  var bytes: [UInt8] = []
  bytes.appendJSON(text)
  return String(decoding: bytes, as: UTF8.self)
}

extension [UInt8] {
  /// Appends a JSON string literal, with its quotes. What needs no escaping is copied in one go.
  package mutating func appendJSON(_ text: String) {
    append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for index in utf8.indices where utf8[index].isSpecialInJSON {
        append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
        appendEscape(of: utf8[index])
        start = index + 1
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(of byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\n"): append(UInt8(ascii: "n"))
    case UInt8(ascii: "\r"): append(UInt8(ascii: "r"))
    case UInt8(ascii: "\t"): append(UInt8(ascii: "t"))
    case ..<0x20: self += "u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8
    default: append(byte)
    }
  }

  /// Begins an item of the JSON array that was begun last.
  ///
  /// - Parameter separator: What stands before all but the first.
  package mutating func beginItem(after separator: String = ",") {
    // A text ends with its quotes: these two only begin something.
    if last != UInt8(ascii: "["), last != UInt8(ascii: "{") { self += separator.utf8 }
  }

  /// Begins a member of the JSON object that was begun last; its value comes next.
  package mutating func beginMember(_ name: String, after separator: String = ",") {
    beginItem(after: separator)
    appendJSON(name)
    append(UInt8(ascii: ":"))
  }

  /// Appends a member that is a text to the JSON object that was begun last.
  package mutating func appendMember(_ name: String, _ text: String, after separator: String = ",") {
    beginMember(name, after: separator)
    appendJSON(text)
  }

  /// Appends a member that is a whole number to the JSON object that was begun last.
  package mutating func appendMember(_ name: String, number: Int) {
    beginMember(name)
    self += String(number).utf8
  }

  /// Appends an object.
  ///
  /// - Parameter members: Appends them.
  package mutating func appendObject(_ members: (inout [UInt8]) -> Void) {
    append(UInt8(ascii: "{"))
    members(&self)
    append(UInt8(ascii: "}"))
  }

  /// Appends an array.
  ///
  /// - Parameter items: Begins and appends each.
  package mutating func appendArray(_ items: (inout [UInt8]) -> Void) {
    append(UInt8(ascii: "["))
    items(&self)
    append(UInt8(ascii: "]"))
  }

  /// Appends an array of texts.
  package mutating func appendArray(of texts: [String]) {
    appendArray { bytes in
      for text in texts {
        bytes.beginItem()
        bytes.appendJSON(text)
      }
    }
  }
}

extension UInt8 {
  fileprivate var isSpecialInJSON: Bool { self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\") }
}
