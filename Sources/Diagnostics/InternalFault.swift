internal import Glibc

/// Ends the run because the program broke a promise of its own, never because of input.
///
/// Prints the reason and the place in the program, and exits with 70 (EX_SOFTWARE of sysexits.h).
package func internalFault(_ reason: String, file: StaticString = #fileID, line: UInt = #line) -> Never {
  let text =
    "vitrine: internal fault at \(file):\(line): \(reason)\nPlease report this, with the content that led to it.\n"
  text.utf8.withContiguousStorageIfAvailable { _ = write(2, $0.baseAddress, $0.count) }
  exit(70)
}
