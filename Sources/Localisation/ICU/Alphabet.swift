internal import CICU

/// The order in which a language puts words: Azerbaijani ə after e, ı before i.
struct Alphabet: ~Copyable, Sendable {
  private let collator: ICUObject

  init(_ locale: ICULocale) {
    let opened = unsafe ICU.call { unsafe icu_openOrder(locale.name, $0) }
    collator = unsafe ICUObject("order of words", opened) { unsafe icu_closeOrder($0) }
  }

  /// Below 0 when the first word stands before the other, 0 when the language sees no difference.
  func compare(_ one: String, _ other: String) -> Int32 {
    var (one, other) = (one, other)
    return one.withUTF8 { one in
      other.withUTF8 { other in
        unsafe ICU.call {
          unsafe icu_compare(
            collator.pointer, one.baseAddress, Int32(one.count), other.baseAddress, Int32(other.count), $0)
        }
      }
    }
  }
}
