internal import Content
internal import Glibc

/// A folder that is filled aside and put in place when it is whole, so that a fault leaves nothing of it.
struct NewFolder {
  /// Absolute.
  let path: String
  /// As people named it.
  private let name: String

  init(_ name: String, in current: String) {
    let plain = name.withoutSlash
    self.name = plain
    path = plain == "." ? current : plain.hasPrefix("/") ? plain : current + "/" + plain
  }

  /// Git's own folder, which is there before the first file.
  private static let ignored = ".git"

  /// Why nothing can be put there; `nil` where it can.
  var fault: String? {
    guard FileSystem.exists(path) else { return nil }
    guard FileSystem.isFolder(path) else {
      return "\(name) is a file, and a site needs a folder: name another one."
    }
    do throws(FileFault) {
      let names = try FileSystem.names(in: path).filter { $0 != Self.ignored }
      return names.isEmpty ? nil : "\(shown) is not empty: name one that is, or that is not there yet."
    } catch {
      return "\(shown) cannot be read (\(error.reason)): name another one."
    }
  }

  private var shown: String { name == "." ? "This folder" : "The folder \(name)" }

  /// Has a folder filled beside this one, or in it where it is there already, and puts what it then holds in place.
  ///
  /// - Returns: The names of what was put there.
  func fill(_ write: (_ stage: String) async throws(FileFault) -> Void) async throws(FileFault) -> [String] {
    let isThere = FileSystem.exists(path)
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let parent = slash == path.startIndex ? "/" : String(path[..<slash])
    let made = isThere ? [] : try FileSystem.makeFolders(parent)
    let place = try Folder(isThere ? path : parent)
    let stage = ".vitrine-new-\(getpid())"
    var moved: [String] = []
    do throws(FileFault) {
      try make(stage, in: place)
      try await write(place.path + "/" + stage)
      let names = try place.names(in: stage)
      if isThere {
        for name in names {
          try place.move(stage + "/" + name, to: name, in: place)
          moved.append(name)
        }
        _ = try place.removeEmptyFolder(stage)
      } else {
        try place.move(stage, to: String(path[path.index(after: slash)...]), in: place)
      }
      return names
    } catch {
      // What cannot be removed either is told by the first fault.
      for name in moved { try? place.removeTree(name) }
      try? place.removeTree(stage)
      for folder in made.reversed() { _ = rmdir(folder) }
      throw error
    }
  }

  /// The name of what is filled aside tells nobody anything.
  private func make(_ stage: String, in place: borrowing Folder) throws(FileFault) {
    do throws(FileFault) {
      try place.makeFolder(stage)
    } catch {
      throw FileFault(path: place.path, reason: error.reason)
    }
  }
}
