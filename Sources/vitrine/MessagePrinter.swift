internal import Content
internal import Diagnostics

/// Prints messages in the form that the command line asks for.
struct MessagePrinter {
  let request: BuildRequest
  let environment: Environment
  /// The site's folder, from which files are named.
  let root: String

  /// The text of a file that a message points into, as it is now; `nil` when it cannot be had.
  static func text(of file: String, in root: String) -> [UInt8]? {
    try? FileSystem.read(root + "/" + file, limit: SiteFiles.largestText)
  }

  func print(_ diagnostics: [Diagnostic], _ files: SourceFiles) -> Outcome {
    var shown = diagnostics.inOrder(files)
    if request.isQuiet { shown = shown.filter { $0.severity == .error } }
    switch request.format {
    case .json: return Outcome(exitCode: .success, data: JSONReport(files: files).render(shown))
    case .github: return Outcome(exitCode: .success, data: GitHubReport(files: files).render(shown))
    case .text:
      let report = TextReport(files: files, isColoured: environment.isColoured) { file in
        Self.text(of: files[file], in: root)
      }
      return Outcome(exitCode: .success, messages: report.render(shown))
    }
  }
}
