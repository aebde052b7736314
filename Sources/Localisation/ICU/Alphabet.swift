internal import CICU
internal import Diagnostics

/// The order in which a language puts words: Azerbaijani ə after e, ı before i.
///
/// Safe to share: ICU's collator does not change once it is open, and comparing only reads it.
@safe struct Alphabet: ~Copyable, @unchecked Sendable {
  private let collator: OpaquePointer

  init(_ locale: ICULocale) {
    guard let collator = unsafe ICU.call({ unsafe icu_openOrder(locale.name, $0) }) else {
      internalFault("ICU opens no order of words")
    }
    unsafe self.collator = collator
  }

  deinit { unsafe icu_closeOrder(collator) }

  /// Below 0 when the first word stands before the other, 0 when the language sees no difference.
  func compare(_ one: String, _ other: String) -> Int32 {
    var (one, other) = (one, other)
    return one.withUTF8 { one in
      other.withUTF8 { other in
        unsafe ICU.call {
          unsafe icu_compare(
            collator, one.baseAddress, Int32(one.count), other.baseAddress, Int32(other.count), $0)
        }
      }
    }
  }
}
