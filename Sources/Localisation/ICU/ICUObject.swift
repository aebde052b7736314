internal import Diagnostics

/// Owns an object of ICU: rules, an order, a format. Closes it at its end.
///
/// Safe to share between threads: from when it is open it is only asked, through functions that take it as `const` or
/// that ICU documents as reading alone, and ICU lets any number of threads do that at once. Nothing here hands it to a
/// function that changes it. All that owns one is checked by the compiler as usual.
@safe struct ICUObject: ~Copyable, @unchecked Sendable {
  let pointer: OpaquePointer
  private let close: @Sendable (OpaquePointer) -> Void

  /// - Parameter opened: By `ICU.call`; this signature names no type of ICU's, which Foundation has under the same name.
  init(_ name: StaticString, _ opened: OpaquePointer?, close: @escaping @Sendable (OpaquePointer) -> Void) {
    guard let pointer = unsafe opened else { internalFault("ICU opens no \(name)") }
    unsafe self.pointer = pointer
    unsafe self.close = close
  }

  deinit { unsafe close(pointer) }
}
