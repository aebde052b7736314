/// Puts other text into places of a file, and leaves every other byte as it is.
///
/// - Parameters:
///   - ranges: Each within one line, or at a point of it; of two that overlap the first is taken.
///   - text: What is to stand in the place of what stands there; `nil` where it is to stay.
/// - Returns: The ranges that were left as they are, too.
package func replacing(
  _ ranges: [SourceRange], in bytes: [UInt8], by text: (_ written: String) -> String?
) -> (bytes: [UInt8], left: [SourceRange]) {
  let lines = SourceLines(bytes)
  var left: [SourceRange] = []
  var after: [UInt8] = []
  var end = 0
  for range in ranges.sorted(by: { ($0.line, $0.column) < ($1.line, $1.column) }) {
    guard let place = lines.bytes(of: range), place.lowerBound >= end,
      let meant = text(String(decoding: bytes[place], as: UTF8.self))
    else {
      left.append(range)
      continue
    }
    after += bytes[end..<place.lowerBound] + meant.utf8
    end = place.upperBound
  }
  return (after + bytes[end...], left)
}

/// A line of a file, from 1, without its ending; `nil` past the end.
package func line(_ number: Int, of bytes: [UInt8]) -> String? {
  SourceLines(bytes).line(number).map { String(decoding: $0, as: UTF8.self) }
}
