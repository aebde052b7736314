import Diagnostics
import TestSupport
import Testing

@testable import Pictures

@Suite struct PictureReviewTests {
  private static let range: SourceRange = {
    var files = SourceFiles()
    return SourceRange(file: files.add("a.md"), line: 1, column: 1)
  }()

  private func reports(_ file: [UInt8], named path: String) -> [String] {
    PictureReview(file, path: path).diagnostics(at: Self.range).map { "\($0.severity) \($0.id)" }
  }

  @Test(
    "of a picture that a page shows it is told what is wrong",
    arguments: [
      ("photo.jpg", "photo.jpg", []), ("photo.jpg", "PHOTO.JPEG", []), ("text.png", "text.jpg", ["error wrong-ending"]),
      ("photo.jpg", "photo", ["error wrong-ending"]), ("README.md", "a.png", ["error not-a-picture"]),
      ("photo.avif", "photo.avif", ["error picture-with-metadata"]), ("plain.avif", "plain.avif", []),
      ("huge.png", "huge.png", ["error picture-too-large"]), ("dot.png", "dot.png", ["warning empty-picture"]),
    ])
  func told(name: String, path: String, expected: [String]) {
    #expect(reports(fixture("Pictures/" + name), named: path) == expected)
  }

  @Test(
    "a file that is no picture is called what it is",
    arguments: [
      ("<!doctype html>", "`team.png` is a web page, not a picture."),
      ("%PDF-1.7", "`team.png` is a PDF, not a picture."),
      ("", "`team.png` is an empty file, not a picture."),
      ("x", "`team.png` is a file of another kind, not a picture."),
    ])
  func others(text: String, message: String) {
    let diagnostics = PictureReview(Array(text.utf8), path: "team.png").diagnostics(at: Self.range)
    #expect(diagnostics.map(\.message) == [message])
  }

  @Test("a picture that browsers do not show is refused")
  func notShown() {
    #expect(
      reports(Array("\0\0\0\u{18}ftypheic\0\0\0\0mif1heic".utf8), named: "a.heic") == ["error picture-not-shown"])
  }

  @Test(
    "more than 60 million pixels or 20,000 on a side are an error, a picture ten times as wide as high a warning",
    arguments: [
      // 6000 · 10,000 = 60,000,000
      (6_000, 10_000, []), (6_000, 10_001, ["error picture-too-large"]), (20_000, 2_000, []),
      (200, 4_000, ["warning narrow-picture"]), (20_000, 1_000, ["warning narrow-picture"]),
      (1_000, 20_001, ["error picture-too-large"]), (65_535, 65_535, ["error picture-too-large"]), (1, 2, []),
      (0, 7, ["error broken-picture"]),
    ])
  func sizes(width: Int, height: Int, expected: [String]) throws {
    var file = fixture("Pictures/photo.jpg")
    // The frame of a baseline picture: its length, bits a sample, height and width.
    let frame = try #require(file.frame)
    for (place, byte) in zip((frame + 5)..., [height >> 8, height & 255, width >> 8, width & 255]) {
      file[place] = UInt8(byte)
    }
    #expect(reports(file, named: "photo.jpg") == expected)
  }

  @Test(
    "a file that goes out is refused where it is a picture and cannot be",
    arguments: [
      ("photo.jpg", "photo.jpg", []), ("photo.jpg", "photo.png", ["error wrong-ending"]),
      ("README.md", "a.png", ["error not-a-picture"]), ("README.md", "README.md", []), ("photo.jpg", "photo", []),
      ("photo.avif", "photo.avif", ["error picture-with-metadata"]), ("huge.png", "huge.png", []),
    ])
  func published(name: String, path: String, expected: [String]) {
    let published = PublishedFile(fixture("Pictures/" + name), path: path, at: Self.range)
    #expect(published.diagnostics.map { "\($0.severity) \($0.id)" } == expected)
    #expect(published.bytes.isEmpty == !expected.isEmpty)
  }

  @Test(
    "a film, a recording or an archive goes out as it is, and it is said that its metadata does too",
    arguments: [
      ("\0\0\0\u{18}ftypmp42\0\0\0\0isommp42", ["note keeps-metadata"]), ("ID3\u{3}", ["note keeps-metadata"]),
      ("\0\0\0\u{14}ftypqt  \0\0\0\0qt  com.apple.quicktime.location.ISO6709", ["warning keeps-metadata"]),
      ("PK\u{3}\u{4}photos", ["note keeps-metadata"]), ("%PDF-1.5 /Info 3 0 R", ["note may-name-author"]),
      ("%PDF-1.5 /Info 3 0 R /Author (J)", ["note names-author"]), ("text", []),
    ])
  func asItIs(text: String, expected: [String]) {
    let published = PublishedFile(Array(text.utf8), path: "a.bin", at: Self.range)
    #expect(published.bytes == Array(text.utf8))
    #expect(published.diagnostics.map { "\($0.severity) \($0.id)" } == expected)
  }

  @Test(
    "a document that is not what its name says is refused, since readers could not open it",
    arguments: [
      ("%PDF-1.5", "a.pdf", true), ("<!DOCTYPE html><html>", "a.pdf", false), ("", "a.pdf", false),
      ("PK\u{3}\u{4}[Content_Types].xml word/document.xml", "a.docx", true),
      ("PK\u{3}\u{4}[Content_Types].xml word/document.xml", "a.DOC", true),
      ("PK\u{3}\u{4}[Content_Types].xml word/document.xml", "a.xlsx", false), ("a;b", "a.xlsx", false),
      ("a;b", "a.csv", true), ("{\\rtf1", "a.doc", true), ("PK\u{3}\u{4}photos", "a.zip", true),
    ])
  func documents(text: String, path: String, isPublished: Bool) {
    let published = PublishedFile(Array(text.utf8), path: path, at: Self.range)
    #expect(published.diagnostics.map(\.id.name).contains("other-than-named") == !isPublished)
    #expect(isPublished ? published.bytes == Array(text.utf8) : published.bytes.isEmpty)
  }

  @Test("the place that telephones write into films is found, and nothing else taken for it")
  func filmedPlace() {
    let film = Array("\0\0\0\u{18}ftypmp42".utf8)
    func severities(_ bytes: [UInt8]) -> [Severity] {
      PublishedFile(film + bytes, path: "a.mp4", at: Self.range).diagnostics.map(\.severity)
    }
    #expect(severities([0xA9] + Array("xyz\0\u{12}\u{15}G+40.40+049.80/".utf8)) == [.warning])
    #expect(severities([0xA9] + Array("xyz\0\u{12}\u{15}G?".utf8)) == [.note])
    #expect(severities(Array("wxyz0000+4 xyz".utf8)) == [.note])
  }

  @Test("a document goes out as it is, and it is said that it names its author")
  func document() {
    let file = Array("%PDF-1.7 << /Author (Jane) >>".utf8)
    let published = PublishedFile(file, path: "report.pdf", at: Self.range)
    #expect(published.bytes == file)
    #expect(published.diagnostics.map(\.message) == ["`report.pdf` is a PDF that names its author."])
  }
}

extension [UInt8] {
  /// Where the frame of the first picture begins that is no thumbnail: 32 pixels wide, 24 high.
  fileprivate var frame: Int? { firstRange(of: [0xFF, 0xC0, 0, 17, 8, 0, 24, 0, 32])?.lowerBound }
}
