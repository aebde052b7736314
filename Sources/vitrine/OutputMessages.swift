internal import Content
internal import Diagnostics
internal import Glibc
internal import Publishing

extension OutputFault {
  /// What people are told.
  func sentence(_ environment: Environment) -> String {
    switch self {
    case .file(let fault): "\(fault.path): \(fault.reason)."
    case .notIndexed(let reason): "Pagefind could not make the search index: \(reason)"
    case .notOurs(let path):
      "The folder \(path) is not empty, and it was not written by Vitrine. Nothing was changed. "
        + "Name another folder with --output, or empty this one."
    case .otherVersion(let path):
      "The folder \(path) was written by another version of Vitrine. Nothing was changed. "
        + "Name another folder with --output, or empty this one."
    case .locked(let path, let holder):
      "\(environment.name(of: holder)) is still writing into \(path). Nothing was changed. "
        + "Build again when it has ended."
    }
  }
}

extension Diagnostic {
  static func noSearch(reason: String) -> Diagnostic {
    Diagnostic(
      "no-search", "The site was made without search, since Pagefind could not make the index: \(reason).",
      severity: .warning, at: nil, help: "Give --search the path of the program pagefind, or leave it out.")
  }
}

extension Environment {
  /// "Another build (process 4711, for 12 s)".
  func name(of holder: FileLock.Holder?) -> String {
    guard let holder else { return "Another build" }
    return "Another build (process \(holder.process), for \(max(0, time(nil) - holder.since)) s)"
  }
}
