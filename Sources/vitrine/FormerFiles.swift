internal import Content

/// The files of a site as they were before they are changed: git has them, or copies are made.
struct FormerFiles {
  private let root: String
  private let environment: Environment
  /// The folder of the copies, from the site's folder.
  private var copies: String?
  private var kept: Set<String> = []

  init(root: String, environment: Environment) {
    self.root = root
    self.environment = environment
  }

  /// Where the files as they were can be had, in a sentence.
  var place: String {
    copies.map { "The files as they were are in \($0)." } ?? "git has the files as they were."
  }

  /// Makes a copy of a file that git does not have as it is.
  ///
  /// - Parameter name: From the site's folder.
  mutating func keep(_ name: String, _ bytes: [UInt8]) throws(FileFault) {
    guard kept.insert(name).inserted, !isInGit(name) else { return }
    let folder = try Folder(root)
    let place: String
    if let copies { place = copies } else { place = try unusedPlace(in: folder) }
    let copy = "\(place)/\(name)"
    try folder.makeFolder(copy.split(separator: "/").dropLast().joined(separator: "/"))
    try folder.writeNew(bytes, to: copy)
    copies = place
  }

  private func unusedPlace(in folder: borrowing Folder) throws(FileFault) -> String {
    let moment = "\(environment.today)-\(environment.timeOfDay.replacing(":", with: ""))"
    var place = ".vitrine-backup/\(moment)"
    var number = 1
    while try folder.kind(of: place) != nil {
      number += 1
      place = ".vitrine-backup/\(moment)-\(number)"
    }
    return place
  }

  /// Is the file as git keeps it?
  private func isInGit(_ name: String) -> Bool {
    func says(_ arguments: [String]) -> Bool {
      // Nothing that the site's own folder names is run.
      let safe = ["-C", root, "-c", "core.fsmonitor=false", "--no-optional-locks"]
      return ForeignProgram(ofUser: "git", safe + arguments + ["--", name]).run() == .exited(code: 0)
    }
    return says(["ls-files", "--error-unmatch"]) && says(["diff", "--quiet", "--no-ext-diff", "--no-textconv", "HEAD"])
  }
}
