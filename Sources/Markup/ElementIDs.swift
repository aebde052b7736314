internal import Glibc

/// The ids of a page's elements.
package enum ElementIDs {
  private static let before = Array(" id".utf8)

  /// In their order. Most bytes of a page are no equals sign, and are passed over as fast as the machine can.
  package static func all(in page: ArraySlice<UInt8>) -> [String] {
    unsafe page.withUnsafeBytes { page in
      var ids: [String] = []
      var index = before.count
      while index < page.count - 1, let sign = unsafe find("=", in: page, from: index) {
        index = sign + 1
        guard unsafe page[index] == UInt8(ascii: "\""),
          before.indices.allSatisfy({ offset in
            unsafe page[sign - before.count + offset] == before[offset]
          }), let end = unsafe find("\"", in: page, from: index + 1)
        else { continue }
        ids.append(unsafe String(decoding: page[(index + 1)..<end], as: UTF8.self))
        index = end + 1
      }
      return ids
    }
  }

  private static func find(_ sign: Unicode.Scalar, in page: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard start < page.count, let base = page.baseAddress else { return nil }
    return unsafe memchr(base + start, Int32(sign.value), page.count - start).map { unsafe UnsafeRawPointer($0) - base }
  }
}
