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
    guard let folder = store.workFolder(of: hash) else { return nil }
    let made = folder + "/converting.jpg"
    let ending = ForeignProgram(at: program, ["copy", path, made + "[Q=92]"], messages: folder + "/messages.txt").run()
    guard ending == .exited(code: 0), let bytes = try? FileSystem.read(made) else { return nil }
    store.keep(bytes, as: Self.name, of: hash)
    return bytes
  }
}

extension PictureStore {
  /// A folder in which a program may work; `nil` where nothing can be kept.
  fileprivate func workFolder(of hash: String) -> String? {
    keep([], as: "messages.txt", of: hash)
    let folder = self.folder(of: hash)
    return FileSystem.isFolder(folder) ? folder : nil
  }
}
