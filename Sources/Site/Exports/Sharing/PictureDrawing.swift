internal import Content

/// Draws SVG as PNG by rsvg-convert of librsvg, and keeps what it drew by content, so that a second build draws nothing.
///
/// What it draws depends on the program and the fonts of the machine: no other file of a site does.
package struct PictureDrawing: Sendable {
  private let program: String
  /// The folder that keeps the pictures; whoever deletes it loses time alone.
  private let folder: String

  package static let programName = "rsvg-convert"
  private static let folderName = ".vitrine-cache"

  /// - Parameters:
  ///   - program: The path of rsvg-convert.
  ///   - site: The folder that holds `Content`.
  init(program: String, site: String) {
    self.program = program
    folder = site + "/" + Self.folderName
  }

  /// - Throws: When the program makes none.
  func png(of svg: [UInt8]) throws(FileFault) -> [UInt8] {
    let name = SHA256.digits(of: svg)
    if let kept = try? FileSystem.read("\(folder)/\(name).png"), Self.isWhole(kept) { return kept }
    _ = try FileSystem.makeFolders(folder)
    let cache = try Folder(folder)
    let own = try layAside(svg, name, in: cache)
    defer { for ending in ["svg", "png", "txt"] { try? cache.removeFile("\(own).\(ending)") } }
    let ending = ForeignProgram(
      at: program, ["--format", "png", "--output", "\(folder)/\(own).png", "\(folder)/\(own).svg"],
      messages: "\(folder)/\(own).txt"
    ).run()
    guard ending == .exited(code: 0), let drawn = try? cache.read("\(own).png"), Self.isWhole(drawn) else {
      throw FileFault(path: program, reason: "it could not draw a picture; --no-optional-tools goes without it")
    }
    try cache.move("\(own).png", to: "\(name).png", in: cache)
    return drawn
  }

  /// Writes the drawing where nobody else does: other threads and builds may draw the same.
  ///
  /// - Returns: The name of its files, without the ending.
  private func layAside(_ svg: [UInt8], _ name: String, in cache: borrowing Folder) throws(FileFault) -> String {
    var number = 1
    while true {
      do throws(FileFault) {
        try cache.writeNew(svg, to: "\(name)-\(number).svg")
        return "\(name)-\(number)"
      } catch {
        // One that a killed build left stays until somebody deletes the folder.
        guard number < Self.mostAside, FileSystem.isFile("\(folder)/\(name)-\(number).svg") else { throw error }
        number += 1
      }
    }
  }

  private static let mostAside = 1_000

  /// Does it begin as a PNG and end as one? A build that was killed may leave half of one.
  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) && bytes.suffix(8).starts(with: "IEND".utf8)
  }
}
