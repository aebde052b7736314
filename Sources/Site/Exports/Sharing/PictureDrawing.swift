internal import Content

/// Draws SVG as PNG by rsvg-convert of librsvg, and keeps what it drew by content, so that a second build draws nothing.
///
/// What it draws depends on the program and the fonts of the machine: no other file of a site does.
package struct PictureDrawing: Sendable {
  private let program: String
  private let store: PictureStore

  package static let programName = "rsvg-convert"
  /// Of what was drawn.
  private static let name = "drawn.png"

  /// - Parameter program: The path of rsvg-convert.
  init(program: String, store: PictureStore) {
    self.program = program
    self.store = store
  }

  /// - Throws: When the program makes none.
  func png(of svg: [UInt8]) throws(FileFault) -> [UInt8] {
    let hash = SHA256.digits(of: svg)
    if let kept = store.kept(Self.name, of: hash) { return kept }
    let folder = try PrivateFolder()
    try Folder(folder.path).writeNew(svg, to: "drawing.svg")
    let made = folder.path + "/" + Self.name
    let ending = ForeignProgram(
      at: program, ["--format", "png", "--output", made, folder.path + "/drawing.svg"],
      messages: folder.path + "/messages.txt"
    ).run()
    guard ending == .exited(code: 0), let drawn = try? FileSystem.read(made), Self.isWhole(drawn) else {
      throw FileFault(path: program, reason: "it could not draw a picture; --no-optional-tools goes without it")
    }
    store.keep(drawn, as: Self.name, of: hash)
    return drawn
  }

  /// Does it begin as a PNG and end as one?
  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) && bytes.suffix(8).starts(with: "IEND".utf8)
  }
}
