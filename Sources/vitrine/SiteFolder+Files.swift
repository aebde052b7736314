internal import Content
internal import Diagnostics
internal import Reporting
internal import Site

extension SiteFolder {
  /// A site of which the settings and the names of the files are known, no record read.
  struct Opened {
    let root: String
    let settings: SiteSettings
    let files: SiteFiles
  }

  /// Why it cannot be opened, as it is to be told.
  struct Closed: Error {
    let outcome: Outcome
  }

  func opened() throws(Closed) -> Opened {
    guard let root else { throw Closed(outcome: isMissing) }
    var loader = SiteLoader(root: root, options: BuildOptions())
    do throws(FileFault) {
      if let settings = try loader.settings() {
        var files = loader.files
        let found = try SiteFiles(
          in: root + "/Content", languages: settings.languages,
          collections: Reporting.Collection.allCases.map(\.rawValue), tables: Records.tables, files: &files)
        return Opened(root: root, settings: settings, files: found)
      }
    } catch {
      throw Closed(outcome: Outcome(exitCode: .fileFault, messages: "vitrine: \(error.path): \(error.reason).\n"))
    }
    var outcome = MessagePrinter(request: BuildRequest(writes: false), environment: environment, root: root)
      .print(loader.diagnostics, loader.files)
    outcome.exitCode = .contentErrors
    throw Closed(outcome: outcome)
  }
}
