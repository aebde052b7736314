internal import CICU

/// How a sentence of a language lists things: "a, b and c", or "a, b or c".
struct ListStyle: ~Copyable, Sendable {
  enum Joint {
    case and, or
  }

  private let formatter: ICUObject

  init(_ joint: Joint, _ locale: ICULocale) {
    let type = joint == .and ? ULISTFMT_TYPE_AND : ULISTFMT_TYPE_OR
    let opened = unsafe ICU.call { unsafe icu_openLists(locale.name, type, $0) }
    formatter = unsafe ICUObject("list format", opened) { unsafe icu_closeLists($0) }
  }

  func text(_ items: [String]) -> String {
    guard items.count > 1 else { return items.first ?? "" }
    let lengths = items.map { Int32($0.utf16.count) }
    // All items in one array, since ICU wants to be told where each begins.
    let units = items.flatMap(\.utf16)
    return unsafe units.withUnsafeBufferPointer { buffer in
      var start = buffer.baseAddress
      let starts = unsafe lengths.map { length -> UnsafePointer<UInt16>? in
        defer { unsafe start = start.map { unsafe $0 + Int(length) } }
        return unsafe start
      }
      return unsafe ICU.text({ text, room, status in
        unsafe icu_formatList(formatter.pointer, starts, lengths, Int32(items.count), text, room, status)
      })
    }
  }
}
