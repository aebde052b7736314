import TestSupport
import Testing

@testable import Pictures

@Suite struct PictureMakingTests {
  private func source(_ file: [UInt8]) throws -> PictureSource? {
    let kind = FileKind(of: file)
    return try Picture(withoutMetadata: file, kind: kind).flatMap { PictureSource(file, kind: kind, picture: $0) }
  }

  /// Noise, of which no format makes much less.
  private func noise(width: Int, height: Int) -> Bitmap {
    var state: UInt32 = 1
    var bytes = [UInt8](repeating: 0xFF, count: width * height * 4)
    for index in bytes.indices where index % 4 < 3 {
      state = state &* 1_664_525 &+ 1_013_904_223
      bytes[index] = UInt8(truncatingIfNeeded: state >> 24)
    }
    return Bitmap(width: width, height: height, bytes: bytes)
  }

  @Test("a photo that lies on its side is turned upright, and nothing of its metadata is left")
  func upright() throws {
    let file = fixture("Pictures/scene.jpg")
    let source = try #require(try source(file))
    #expect(source.width == 600 && source.height == 900)
    let forms = PictureForm.Format.allCases.flatMap { source.forms(.page, $0, focus: .middle) }
    #expect(forms.map(\.width) == [320, 600, 320, 600])
    let made = try PictureMaking(file, of: source).bytes(of: forms)
    for form in forms {
      let bytes = try #require(made[form])
      let bitmap =
        form.format == .webp ? try WebPCoding.pixels(of: bytes) : try JPEGCoding.pixels(of: bytes, atLeast: (1, 1))
      #expect(form.format == .jpeg || (bitmap.width, bitmap.height) == (form.width, form.height))
      // Red above, none below; green to the left, since it was turned to the right.
      let (above, below) = (bitmap.bytes[0], bitmap.bytes[bitmap.bytes.count - 4])
      #expect(above > 200 && below < 60)
      #expect(["Exif", "Nikon", "Jane"].allSatisfy { bytes.firstRange(of: Array($0.utf8)) == nil })
    }
  }

  @Test(
    "each orientation is turned upright",
    arguments: [
      // The pixels 1 2 / 3 4 / 5 6, three rows of two, as TIFF 6.0 shows them.
      (1, [1, 2, 3, 4, 5, 6]), (2, [2, 1, 4, 3, 6, 5]), (3, [6, 5, 4, 3, 2, 1]), (4, [5, 6, 3, 4, 1, 2]),
      (5, [1, 3, 5, 2, 4, 6]), (6, [5, 3, 1, 6, 4, 2]), (7, [6, 4, 2, 5, 3, 1]), (8, [2, 4, 6, 1, 3, 5]),
    ])
  func orientations(number: Int, expected: [UInt8]) {
    let bitmap = Bitmap(width: 2, height: 3, bytes: (1...6).flatMap { [UInt8($0), 0, 0, 255] })
    let turned = bitmap.upright(number)
    #expect(stride(from: 0, to: 24, by: 4).map { turned.bytes[$0] } == expected)
    #expect(turned.width == (number > 4 ? 3 : 2))
  }

  @Test(
    "a picture is cut around its focus, as near its middle as the edges let it be",
    arguments: [
      // 1200 × 600 to three by two is 900 × 600: 300 are left over to the sides.
      (FocusPoint.middle, 150, 0), (FocusPoint(x: 0, y: 0), 0, 0), (FocusPoint(x: 100, y: 50), 300, 0),
      (FocusPoint(x: 40, y: 9), 30, 0),
    ])
  func crop(focus: FocusPoint, x: Int, y: Int) {
    let part = focus.crop(PictureForm.cardForm, of: (1_200, 600))
    #expect(part == PixelRectangle(x: x, y: y, width: 900, height: 600))
  }

  @Test("a photo costs a telephone no more than its budget, whatever it shows")
  func budgets() throws {
    let file = JPEGCoding.bytes(of: noise(width: 1_400, height: 1_000), quality: 90)
    #expect(file.count > 1_000_000)
    let source = try #require(try source(file))
    let forms = PictureForm.Use.allCases.flatMap { use in
      PictureForm.Format.allCases.flatMap { source.forms(use, $0, focus: .middle) }
    }
    let made = try PictureMaking(file, of: source).bytes(of: forms)
    for form in forms {
      let count = try #require(made[form]?.count)
      #expect(count > 0 && count <= (form.use == .card ? 40_000 : 90_000), "\(form)")
    }
  }

  @Test(
    "drawings, films and small pictures go out as they are",
    arguments: ["photo.jpg", "drawing.svg", "animated.png", "animated.webp", "animated.gif", "plain.avif", "dot.png"])
  func asTheyAre(name: String) throws {
    #expect(try source(fixture("Pictures/" + name)) == nil)
  }

  @Test(
    "every format is read, with the inks of print made light", arguments: ["cmyk.jpg", "text.png", "lossless.webp"])
  func formats(name: String) throws {
    let file = fixture("Pictures/" + name)
    let bitmap =
      switch FileKind(of: file) {
      case .jpeg: try JPEGCoding.pixels(of: file, atLeast: (32, 24))
      case .png: try PNGDecoding.pixels(of: file)
      default: try WebPCoding.pixels(of: file)
      }
    #expect(bitmap.width == 32 && bitmap.height == 24)
    // The first pixel of all is black; the last but three in its row is 8 · 28 = 224 red.
    #expect(bitmap.bytes[0] < 60 && bitmap.bytes[28 * 4] > 180)
  }

  @Test("what is damaged within ends in a fault, and in no crash")
  func damaged() throws {
    let files = ["scene.jpg", "text.png", "photo.webp"].map { fixture("Pictures/" + $0) }
    for file in files {
      for place in stride(from: 12, to: file.count, by: max(1, file.count / 60)) {
        var broken = file
        broken[place] ^= 0xFF
        _ = try? JPEGCoding.pixels(of: broken, atLeast: (64, 64))
        _ = try? PNGDecoding.pixels(of: broken)
        _ = try? WebPCoding.pixels(of: broken)
      }
    }
  }
}
