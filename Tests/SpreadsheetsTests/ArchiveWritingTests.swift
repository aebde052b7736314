import Testing

@testable import Spreadsheets

@Suite struct ArchiveWritingTests {
  @Test("what is packed comes out again, and the same files are the same bytes")
  func roundTrip() throws {
    // What cannot be made smaller, what can be very much, and nothing.
    var noise: UInt64 = 23
    let random = (0..<200_000).map { _ -> UInt8 in
      noise = noise &* 6_364_136_223_846_793_005 &+ 1
      return UInt8(noise >> 56)
    }
    let files: [(name: String, bytes: [UInt8])] = [
      ("a.csv", Array("id,title\n1,ə\n".utf8)), ("b.csv", random), ("c.csv", [UInt8](repeating: 65, count: 100_000)),
      ("empty.csv", []),
    ]
    let packed = zipArchive(files.map { ($0.name, PackedFile($0.bytes)) })
    #expect(packed == zipArchive(files.map { ($0.name, PackedFile($0.bytes)) }))
    let archive = try Archive(packed)
    #expect(archive.names == Set(files.map(\.name)))
    for (name, bytes) in files {
      var read: [UInt8] = []
      try archive.read(name) { piece in unsafe read += piece }
      #expect(read == bytes, "\(name)")
    }
    // The time of every entry: none, whatever the clock says.
    #expect(Array(packed[10..<14]) == [0, 0, 0x21, 0])
  }
}
