import Foundation
import TestSupport
import Testing

@testable import Pictures

@Suite struct StrippingTests {
  private func stripped(_ file: [UInt8]) throws -> Picture {
    try #require(try Picture(withoutMetadata: file, kind: FileKind(of: file)))
  }

  @Test("what is left names nobody, no place and no device", arguments: Sample.full)
  func nothingLeft(sample: Sample) throws {
    let bytes = try stripped(sample.bytes).bytes
    for word in ["Jane", "Nikon", "Baku", "2014:06:30", "xpacket", "xmpmeta", "8BIM", "zTXt", "tIME", "after the end"] {
      #expect(!bytes.contains(word), "\(sample.name) still has \(word)")
    }
    #expect(bytes.count < sample.bytes.count)
  }

  @Test(
    "the picture is 32 pixels wide and 24 high, whatever its format",
    arguments: Sample.full + [.init(name: "simple.webp"), .init(name: "plain.avif")])
  func size(sample: Sample) throws {
    let size = try #require(try stripped(sample.bytes).size)
    #expect((size.width, size.height) == (32, 24))
  }

  /// Where the bytes that are the picture begin, and how many of other kinds come after them.
  static let pictureData: [(name: String, start: [UInt8], after: Int)] = [
    // From the first scan to the end.
    ("photo.jpg", [0xFF, 0xDA], 0), ("progressive.jpg", [0xFF, 0xDA], 0), ("cmyk.jpg", [0xFF, 0xDA], 0),
    // IEND has 12 bytes.
    ("text.png", Array("IDAT".utf8), 12), ("animated.png", Array("IDAT".utf8), 12),
    // EXIF with one tag: 8 bytes before, 26 its own.
    ("photo.webp", Array("VP8 ".utf8), 34), ("lossless.webp", Array("VP8L".utf8), 0),
    ("animated.webp", Array("ANIM".utf8), 0), ("animated.gif", [0x2C, 0, 0, 0, 0, 32, 0, 24, 0], 1),
  ]

  @Test("the data of the picture is the same, byte by byte", arguments: pictureData)
  func samePicture(name: String, start: [UInt8], after: Int) throws {
    let original = fixture("Pictures/" + name)
    let bytes = try stripped(original).bytes
    let range = try #require(bytes.firstRange(of: start))
    let data = bytes[range.lowerBound..<bytes.count - after]
    #expect(data.count > 100)
    #expect(original.firstRange(of: data) != nil)
  }

  @Test("a colour profile stays", arguments: ["photo.jpg", "text.png", "photo.webp"])
  func profile(name: String) throws {
    let bytes = try stripped(fixture("Pictures/" + name)).bytes
    #expect(["ICC_PROFILE\0", "iCCP", "ICCP"].contains { bytes.contains($0) })
  }

  @Test("an animation keeps its loop, and a picture for print Adobe's segment")
  func kept() throws {
    #expect(try stripped(fixture("Pictures/animated.gif")).bytes.contains("NETSCAPE2.0"))
    #expect(try stripped(fixture("Pictures/cmyk.jpg")).bytes.contains("Adobe"))
    let webp = fixture("Pictures/simple.webp")
    #expect(try stripped(webp).bytes == webp)
  }

  @Test("a picture without its metadata is left as it is", arguments: Sample.full)
  func twice(sample: Sample) throws {
    let once = try stripped(sample.bytes).bytes
    #expect(try stripped(once).bytes == once)
  }

  @Test("the thumbnail of JFIF is left out, and comments between scans")
  func rareSegments() throws {
    let start: [UInt8] = [0xFF, 0xD8]
    let jfif: [UInt8] = [0xFF, 0xE0, 0, 19] + Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 1, 1, 7, 7, 7]
    let frame: [UInt8] = [0xFF, 0xC2, 0, 11, 8, 0, 5, 0, 9, 1, 1, 0x11, 0]
    let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0, 0, 1, 0xFF, 0, 2, 0xFF, 0xD0, 3]
    let tables: [UInt8] = [0xFF, 0xC4, 0, 3, 1]
    let comment: [UInt8] = [0xFF, 0xFE, 0, 4, 74, 74]
    let end: [UInt8] = [0xFF, 0xD9]
    let first = start + jfif + comment + frame + scan + comment
    let picture = try stripped(first + [0xFF] + tables + scan + end + comment)
    let bareJFIF: [UInt8] = [0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0]
    #expect(picture.bytes == start + bareJFIF + frame + scan + tables + scan + end)
    #expect(picture.size?.width == 9 && picture.size?.height == 5)
  }

  @Test("the metadata of a drawing is left out")
  func drawing() throws {
    let svg =
      "<?xml version='1.0'?><?xpacket begin=''?><svg><metadata><rdf:RDF><metadata/>Jane</rdf:RDF></metadata><g/>"
      + "<svg:metadata x='>'/><!-- <script> --><text>on = off</text></svg>"
    let bytes = try stripped(Array(svg.utf8)).bytes
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "<?xml version='1.0'?><svg><g/><!-- <script> --><text>on = off</text></svg>")
  }

  @Test("what a program for drawing writes of the file and its folder is left out")
  func folders() throws {
    let svg =
      "<svg sodipodi:docname=\"Jane.svg\" id='a'><g inkscape:export-filename='/home/jane/a.png'/>"
      + "<image\nsodipodi:absref='/home/jane/b.png' href='b.png'/><text a=\"x b:docname='y'\">b:docname='c'</text></svg>"
    #expect(
      String(decoding: try stripped(Array(svg.utf8)).bytes, as: UTF8.self)
        == "<svg id='a'><g/><image href='b.png'/><text a=\"x b:docname='y'\">b:docname='c'</text></svg>")
  }

  @Test("a photograph within a drawing loses its metadata as a file would", arguments: ["", "\n", "&#10;"])
  func embedded(lineBreak: String) throws {
    func drawing(_ photo: [UInt8], _ lineBreak: String) -> [UInt8] {
      let lines = Data(photo).base64EncodedString(options: .lineLength76Characters)
        .replacingOccurrences(of: "\r\n", with: lineBreak)
      return Array("<svg><image href=\"data:image/jpeg;base64,\(lines)\"/></svg>".utf8)
    }
    let photo = fixture("Pictures/photo.jpg")
    let bare = try stripped(photo).bytes
    let once = try stripped(drawing(photo, lineBreak)).bytes
    #expect(once == drawing(bare, ""))
    #expect(try stripped(once).bytes == once)
    let plain = drawing(bare, lineBreak)
    #expect(try stripped(plain).bytes == plain)
  }

  @Test(
    "what cannot be published as it is, is refused",
    arguments: [
      ("<svg><script>x</script></svg>", PictureFault.hasScript), ("<svg><a:SCRIPT/></svg>", .hasScript),
      ("<svg onload='x()'/>", .hasScript), ("<svg><a href=' JavaScript:x'/></svg>", .hasScript),
      ("<svg><foreignObject><iframe src='x'/></foreignObject></svg>", .hasScript),
      ("<!DOCTYPE svg [<!ENTITY a '&#60;script>'>]><svg>&a;</svg>", .hasScript),
      ("<!DOCTYPE svg [<!-- it's -->]><svg><script/></svg><!-- ' -->", .hasScript),
      ("<svg><g d='x'onclick='x'/></svg>", .hasScript),
      ("<svg><metadata>x</svg>", .endsEarly), ("<svg><g", .endsEarly), ("GIF89a", .endsEarly),
      ("RIFF\u{0}\u{1}\u{0}\u{0}WEBP", .endsEarly), ("II*\0", .keepsMetadata),
      // The first bytes of a JPEG.
      ("<svg><image href='data:image/jpeg;base64,/9j/4AAQ'/></svg>", .endsEarly),
    ])
  func refused(text: String, fault: PictureFault) {
    let file = Array(text.utf8)
    #expect(throws: fault) { try Picture(withoutMetadata: file, kind: FileKind(of: file)) }
  }

  @Test("a drawing that Inkscape made keeps what it shows, and not who drew it")
  func inkscape() throws {
    let bytes = try stripped(fixture("Pictures/drawing.svg")).bytes
    #expect(["Jane", "RDF>", "xpacket", "xmpmeta>"].allSatisfy { !bytes.contains($0) })
    #expect(["<style>", "<path d=\"M0 0L32 24\"/><text>Baku</text></g>\n</svg>"].allSatisfy { bytes.contains($0) })
  }

  @Test(
    "a drawing that only speaks of such things is not refused",
    arguments: [
      "<svg><image href='data:image/png,x'/><image href='data:image/x;base64,AAAA'/><text>data:image/</text></svg>",
      "<svg><text class='on'>once on=off</text><g d=' on=x' id=\"a'b\"/></svg>", "<svg><desc>&lt;script></desc></svg>",
      "<!DOCTYPE svg [<!ENTITY ns 'http://www.w3.org/2000/svg'><!-- it's -->]><svg xmlns='&ns;'><style>a>b{}</style></svg>",
    ])
  func harmless(text: String) throws {
    #expect(try stripped(Array(text.utf8)).bytes == Array(text.utf8))
  }

  @Test("an AVIF with metadata is refused, since it cannot be cut out")
  func boxes() {
    #expect(throws: PictureFault.keepsMetadata) { try stripped(fixture("Pictures/photo.avif")) }
  }
}
