import TestSupport
import Testing

@testable import Pictures

@Suite struct BrokenPictureTests {
  private func stripped(_ file: [UInt8]) throws -> [UInt8]? {
    try Picture(withoutMetadata: file, kind: FileKind(of: file))?.bytes
  }

  @Test("a picture that ends anywhere within is a fault", arguments: Sample.all)
  func truncated(sample: Sample) throws {
    let file = sample.bytes
    // What is published of the whole file, or the file itself where that is refused.
    let whole = (try? stripped(file)) ?? file
    for count in 0..<whole.count where FileKind(of: Array(whole.prefix(count))).isPicture {
      #expect(throws: PictureFault.self) { try stripped(Array(whole.prefix(count))) }
    }
  }

  @Test("bytes that are changed at random end in a picture or a fault", arguments: Sample.all)
  func changed(sample: Sample) throws {
    let seed: UInt64 = 20_140_630
    var numbers = SeededNumbers(state: seed)
    for round in 0..<200 {
      var file = sample.bytes
      for _ in 0..<Int.random(in: 1...8, using: &numbers) {
        let place = Int.random(in: 0..<file.count, using: &numbers)
        file[place] = .random(in: 0...255, using: &numbers)
      }
      guard let once = try? stripped(file) else { continue }
      #expect(try stripped(once) == once, "\(sample.name), seed \(seed), round \(round)")
    }
  }

  @Test("a chunk of a PNG whose checksum is wrong is a fault")
  func checksum() throws {
    var file = fixture("Pictures/text.png")
    let place = try #require(file.firstRange(of: Array("IDAT".utf8))).upperBound
    file[place + 9] ^= 1
    #expect(throws: PictureFault.isDamaged) { try stripped(file) }
  }
}
