internal import Content

/// Makes a JPEG of a photo that few browsers show, by libvips's program where the machine has one.
struct PictureConverter: Sendable {
  /// Of what was made.
  static let name = "converted.jpg"

  private let program: String

  init(program: String) {
    self.program = program
  }

  /// - Returns: `nil` where the program cannot.
  func jpeg(of path: String, in store: PictureStore, hash: String) -> [UInt8]? {
    if let kept = store.kept(Self.name, of: hash) { return kept }
    guard let bytes = try? convert(path) else { return nil }
    store.keep(bytes, as: Self.name, of: hash)
    return bytes
  }

  private func convert(_ path: String) throws(FileFault) -> [UInt8]? {
    let folder = try PrivateFolder()
    let made = folder.path + "/made.jpg"
    let ending = ForeignProgram(
      at: program, ["copy", path, made + "[Q=92]"], messages: folder.path + "/messages.txt"
    ).run()
    return ending == .exited(code: 0) ? try FileSystem.read(made) : nil
  }
}
