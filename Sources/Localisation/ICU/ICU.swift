internal import CICU
internal import Diagnostics

/// What all calls of ICU share: how they report, how they hand texts over, and the locale that none of them may assume.
enum ICU {
  /// Calls a function of ICU that has no reason to fail but lack of memory or of ICU's own data.
  static func call<Result>(
    _ function: (UnsafeMutablePointer<UErrorCode>) -> Result, _ name: StaticString = #function
  ) -> Result {
    var status = U_ZERO_ERROR
    let result = unsafe function(&status)
    if status.rawValue > U_ZERO_ERROR.rawValue { internalFault("ICU fails in \(name), error \(status.rawValue)") }
    return result
  }

  /// The text that a function of ICU writes: it is told where to and how many units there is room for, and says how
  /// many it needs.
  static func text(
    _ function: (UnsafeMutablePointer<UInt16>, Int32, UnsafeMutablePointer<UErrorCode>) -> Int32,
    room: Int = 256, _ name: StaticString = #function
  ) -> String {
    let (text, needed) = unsafe withUnsafeTemporaryAllocation(of: UInt16.self, capacity: room) {
      buffer -> (String?, Int) in
      guard let start = buffer.baseAddress else { internalFault("no memory for a text of ICU") }
      var status = U_ZERO_ERROR
      let length = unsafe Int(function(start, Int32(room), &status))
      guard status != U_BUFFER_OVERFLOW_ERROR else { return (nil, length) }
      if status.rawValue > U_ZERO_ERROR.rawValue { internalFault("ICU fails in \(name), error \(status.rawValue)") }
      return unsafe (Self.text(of: buffer[..<length]), length)
    }
    if let text { return text }
    return unsafe self.text(function, room: needed + 1, name)
  }

  /// Most texts are numbers in ASCII, which the general way takes very long for.
  private static func text(of units: Slice<UnsafeMutableBufferPointer<UInt16>>) -> String {
    guard unsafe units.allSatisfy({ $0 < 0x80 }) else {
      return unsafe String(decoding: UnsafeBufferPointer(rebasing: units), as: UTF16.self)
    }
    return unsafe String(unsafeUninitializedCapacity: units.count) { bytes in
      for index in unsafe 0..<units.count { unsafe bytes[index] = UInt8(units[units.startIndex + index]) }
      return unsafe units.count
    }
  }
}

/// A language as ICU names it.
struct ICULocale: Sendable {
  let name: String
  /// For dates, which are those of the site's files, and so Gregorian in every language.
  let gregorian: String

  /// - Parameter tag: Such as `az` or `en-US` (BCP 47).
  init(tag: String) {
    Self.takeNoLanguageOfTheMachine
    // English of no country is the one that most of the world writes: 31 August 2017. CLDR takes it for American.
    let tag = tag == "en" ? "en-001" : tag
    var name = [CChar](repeating: 0, count: 200)
    unsafe ICU.call { unsafe _ = icu_localeForTag(tag, &name, Int32(name.count), $0) }
    self.name = Self.text(name)
    unsafe ICU.call { unsafe icu_makeGregorian(&name, Int32(name.count), $0) }
    gregorian = Self.text(name)
  }

  private static func text(_ name: [CChar]) -> String {
    String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// For a language that it does not know ICU takes the one of the environment, such as LC_ALL: the same site must not
  /// differ from machine to machine. Done once, before any other call.
  private static let takeNoLanguageOfTheMachine: Void = unsafe ICU.call { unsafe icu_setDefaultLocale("root", $0) }
}
