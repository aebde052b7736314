import TestSupport
import Testing

@testable import Pictures

@Suite struct FileKindTests {
  @Test(
    "a picture is known by what it holds",
    arguments: [
      ("photo.jpg", FileKind.jpeg), ("text.png", .png), ("animated.gif", .gif), ("simple.webp", .webp),
      ("plain.avif", .avif), ("README.md", .other),
    ])
  func pictures(name: String, kind: FileKind) {
    #expect(FileKind(of: fixture("Pictures/" + name)) == kind)
  }

  @Test(
    "other files are known by their beginnings",
    arguments: [
      ("%PDF-1.7\n", FileKind.pdf), ("junk\n%PDF-1.4\n", .pdf), ("", .empty), ("<", .other), ("x", .other),
      ("<svg xmlns='http://www.w3.org/2000/svg'/>", .svg),
      ("\u{FEFF}<?xml version='1.0'?>\n<!-- <html> -->\n<!DOCTYPE svg [<!ENTITY a 'b>'>]>\n<svg:svg>", .svg),
      ("<!DOCTYPE html>\n<title>Sign in</title>", .html), ("\n<HTML><body>", .html),
      ("<!doctype HTML public '-//W3C//DTD HTML 4.01'>", .html), ("<!-- saved --><html>", .html),
      ("<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", .html), ("<rss>", .other), ("a < b <svg>", .other),
      ("PK\u{3}\u{4}0123456789abcdefghijklmnop[Content_Types].xml word/document.xml", .word),
      ("PK\u{3}\u{4}0123456789abcdefghijklmnop[Content_Types].xml xl/workbook.xml", .excel),
      ("PK\u{3}\u{4}0123456789abcdefghijklmnop[Content_Types].xml ppt/presentation.xml", .powerPoint),
      ("PK\u{3}\u{4}0123456789abcdefghijklmnopmimetypeapplication/vnd.oasis.opendocument.text", .openDocument),
      ("PK\u{3}\u{4}0123456789", .zip), ("\0\0\0\u{18}ftypheic\0\0\0\0mif1heic", .heic),
      ("\0\0\0\u{18}ftypmif1\0\0\0\0mif1avif", .avif), ("\0\0\0\u{18}ftypmp42\0\0\0\0isommp42", .film),
      ("OggS\0", .film), ("fLaC", .film), ("ID3\u{3}", .film), ("RIFF\0\0\0\0WAVEfmt ", .film),
      ("RIFF\0\0\0\0AVI LIST", .film),
      ("\0\0\0\u{8}wide", .film), ("The wide world", .other), ("RIFF\0\0\0\0ACON", .other),
      ("II*\0", .tiff), ("MM\0*", .tiff), ("\0\0\0\u{18}ftyp", .film),
    ])
  func others(text: String, kind: FileKind) {
    #expect(FileKind(of: Array(text.utf8)) == kind)
  }

  @Test("an old Office file is known by its first eight bytes")
  func oldOffice() {
    #expect(FileKind(of: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]) == .oldOffice)
  }

  @Test(
    "films, recordings and packed files whose beginnings are no text",
    arguments: [
      ([0x1A, 0x45, 0xDF, 0xA3, 1], FileKind.film), ([0xFF, 0xFB, 0x90], .film), ([0x1F, 0x8B, 8], .packed),
      ([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], .film), ([0xFF, 0xFE, 60], .other),
    ])
  func bytes(file: [UInt8], kind: FileKind) {
    #expect(FileKind(of: file) == kind)
  }

  @Test(
    "a PDF whose properties nobody can read is told",
    arguments: [
      ("%PDF-1.4\n3 0 obj <</Title (x)>> endobj\ntrailer <</Info 3 0 R>>", false),
      ("%PDF-1.5\n13 0 obj <<>> endobj <</Type/XRef/Info 3 0 R>>", true),
      ("%PDF-1.5\r3 0 obj <<>> endobj <</Info 3 0 R /Encrypt 5 0 R>>", true), ("%PDF-1.7 <</Root 1 0 R>>", false),
      ("%PDF-1.7 /Information /Info", false),
    ])
  func hiddenProperties(text: String, isHidden: Bool) {
    #expect(Authors.mayBeHidden(inPDF: Array(text.utf8)) == isHidden)
  }

  @Test(
    "a document's author is found where it is named",
    arguments: [
      ("%PDF-1.7 << /Author (Jane) >>", true), ("%PDF-1.7 << /Author<FEFF004A>", true),
      ("%PDF-1.7 /Author 12 0 R", true),
      ("%PDF-1.7 << /Author () /Title (x) >>", false), ("%PDF-1.7 <</Author()>> <</Author (J)>>", true),
      ("%PDF-1.7", false), ("%PDF-1.7 /Author", false), ("%PDF-1.7 /Author (", false), ("%PDF-1.7 /Author <>", false),
      ("%PDF-1.7 <dc:creator> <rdf:Seq><rdf:li>J</rdf:li></rdf:Seq></dc:creator>", true),
      ("%PDF-1.7 <dc:creator><rdf:Seq><rdf:li/></rdf:Seq>\n</dc:creator>", false), ("/Author (Jane)", false),
    ])
  func authors(text: String, isNamed: Bool) {
    let file = Array(text.utf8)
    #expect(Authors.areNamed(in: file, kind: FileKind(of: file)) == isNamed)
  }
}
