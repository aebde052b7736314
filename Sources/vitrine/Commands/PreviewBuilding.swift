internal import Content
internal import Diagnostics
internal import Exact
internal import Preview
internal import Publishing
internal import Reporting
internal import Site
internal import Synchronization

/// Builds the site for a preview, with what is to be said on the terminal: the messages that the build before did not
/// have, and one line.
///
/// Each build is a whole one. One that makes anew only what has changed would stand in the place of `SiteBuild`.
final class PreviewBuilding: Sendable {
  private let request: BuildRequest
  private let environment: Environment
  private let root: String
  /// The private folder, and the one in it that the site goes to.
  private let (folder, output): (String, String)
  /// What the newest build told, as it was told.
  private let told = Mutex<Set<String>>([])

  init(request: BuildRequest, environment: Environment, root: String, folder: String, output: String) {
    self.request = request
    self.environment = environment
    self.root = root
    (self.folder, self.output) = (folder, output)
  }

  func run() async -> PreviewBuild {
    let start = environment.now()
    var result = SiteBuild.Tally()
    var fault: String?
    do {
      try PrivateFolder.restore(folder)
      try await SiteBuild(request: request, environment: environment, root: root, output: output).make(nil, &result)
    } catch let error as FileFault {
      fault = "\(error.path): \(error.reason)."
    } catch let error as OutputFault {
      fault = error.sentence(environment)
    } catch {
      internalFault("\(error)")
    }
    if request.isStrict { result.diagnostics = result.diagnostics.strict() }
    var build = preview(result, fault)
    build.said = words(result, fault, seconds: environment.now() - start)
    return build
  }

  private func preview(_ result: SiteBuild.Tally, _ fault: String?) -> PreviewBuild {
    let (files, root) = (result.files, root)
    var build = PreviewBuild(
      report: FramedReport(files: files) { MessagePrinter.text(of: files[$0], in: root) })
    build.diagnostics = result.diagnostics.inOrder(files)
    build.fault = fault
    if let (site, source) = result.site {
      let pages = site.recordPages(of: source).map { page in
        (page.path, PreviewBuild.Source(file: files[page.file], standing: page.standing.shown))
      }
      build.facts = PreviewBuild.Facts(
        base: site.base, language: source.settings.languages[0],
        sources: Dictionary(pages, uniquingKeysWith: { first, _ in first }))
    }
    if let outcome = result.output?.outcome {
      build.isPublished = true
      build.hasChanged = outcome.written + outcome.removed > 0
    }
    return build
  }

  // MARK: The terminal

  private func words(_ result: SiteBuild.Tally, _ fault: String?, seconds: Double) -> String {
    let printer = MessagePrinter(request: request, environment: environment, root: root)
    let former = told.withLock { told in
      // What could not be read to its end has not told all.
      defer { if fault == nil { told = Set(result.diagnostics.map { Self.saying($0, result.files) }) } }
      return told
    }
    let new = result.diagnostics.filter { !former.contains(Self.saying($0, result.files)) }
    var text = printer.print(new, result.files).messages
    if let fault {
      text += "\(environment.timeOfDay)  Not built: \(fault)\n"
    } else if !request.isQuiet || result.output == nil {
      let verb = result.output == nil ? "Not built" : "Built"
      text += "\(environment.timeOfDay)  \(verb): \(result.made(in: seconds)).\n"
    }
    return text
  }

  /// The same for the same thing said of the same place, in whatever order files were read.
  private static func saying(_ diagnostic: Diagnostic, _ files: SourceFiles) -> String {
    let place = diagnostic.range.map { "\(files[$0.file]):\($0.line):\($0.column)" } ?? ""
    return "\(place) \(diagnostic.id) \(diagnostic.message)"
  }
}

extension RecordPage.Standing {
  fileprivate var shown: PreviewBuild.Standing {
    switch self {
    case .published: .published
    case .draft: .draft
    case .waiting(let day): .waiting(day: "\(day)")
    }
  }
}
