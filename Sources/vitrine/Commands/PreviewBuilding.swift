internal import Content
internal import Diagnostics
internal import Exact
internal import Preview
internal import Publishing
internal import Reporting
internal import Site
internal import Synchronization

/// Reads the site for a preview and makes its files, with what is to be said on the terminal: the messages that the build
/// before did not have, and one line.
final class PreviewBuilding: Sendable {
  private let request: BuildRequest
  private let environment: Environment
  private let root: String
  /// The private folder that the whole site goes to where there is a search, whose index is made of all pages.
  private let searched: (folder: String, output: String)?
  private let kept = KeptStages()
  /// What the files of the newest site were made from that was made to its end; `nil` where more has changed since than
  /// records and templates.
  private let traces = Mutex<BuildTraces?>(nil)
  /// What the newest build told, as it was told.
  private let told = Mutex<Set<String>>([])

  /// - Parameter folder: A private one, where there is a search.
  init(request: BuildRequest, environment: Environment, root: String, folder: String?) {
    self.request = request
    self.environment = environment
    self.root = root
    searched = folder.map { ($0, $0 + "/site") }
  }

  /// The folder in which the search index lies; `nil` where there is none.
  var output: String? { searched?.output }

  /// Reads the site, and makes the pages of the records that have changed to see whether they can be shown.
  func run(_ changes: ChangedFiles) async -> PreviewBuild {
    let start = environment.now()
    var result = SiteBuild.Tally()
    let former = traces.withLock { $0.take() }
    do {
      guard let material = try await siteBuild.read(nil, &result) else { return finished(result, since: start) }
      if changes.areTraced(in: material.source) { traces.withLock { $0 = former } }
      let read = result
      guard let site = try await siteBuild.assemble(material, &result) else { return finished(result, since: start) }
      let files = FilesOnDemand(site)
      var build = preview(result)
      let changed = (build.facts?.sources ?? [:]).filter { changes.paths.contains($0.value.file) }.map(\.key)
      result.diagnostics = material.source.accepting(result.diagnostics + files.check(changed))
      build.diagnostics = severe(result.diagnostics).inOrder(result.files)
      if !build.diagnostics.hasErrors { build.files = files }
      build.rest = { [self, result] in
        await rest(of: files, site, material, read: read, assembled: result, since: start)
      }
      return build
    } catch {
      return finished(result, failing: error, since: start)
    }
  }

  private var siteBuild: SiteBuild {
    var build = SiteBuild(request: request, environment: environment, root: root, output: output, kept: kept)
    build.former = { [self] _ in traces.withLock { $0 } }
    return build
  }

  /// Makes every file, but for those that the build before made from the same and had nothing to say of.
  ///
  /// - Parameters:
  ///   - read: What was found in reading.
  ///   - assembled: The same with what was found in putting the site together.
  private func rest(
    of files: FilesOnDemand, _ site: Site, _ material: SiteBuild.Material, read: SiteBuild.Tally,
    assembled: SiteBuild.Tally, since start: Double
  ) async -> PreviewBuild {
    var (files, material, result) = (files, material, assembled)
    do {
      if let searched { try PrivateFolder.restore(searched.folder) }
      do {
        files.isChecked(finding: try await siteBuild.publish(site, material, &result))
      } catch OutputFault.notIndexed(let reason) {
        result = read
        result.diagnostics.append(.noSearch(reason: reason))
        // Its pages link to the search: they are made again without.
        material.options.hasSearch = false
        guard let site = try await siteBuild.assemble(material, &result) else { return finished(result, since: start) }
        files = FilesOnDemand(site)
        files.isChecked(finding: try await siteBuild.publish(site, material, &result))
      }
      if !Task.isCancelled, let reads = result.reads, let made = result.site?.made {
        traces.withLock { $0 = made.traces(reads.traces) }
      }
      return finished(result, files, since: start)
    } catch {
      return finished(result, failing: error, since: start)
    }
  }

  // MARK: What came of it

  /// A build of which all is known.
  ///
  /// - Parameters:
  ///   - files: Those of the site, where all of them could be made.
  ///   - error: What kept them from being made.
  private func finished(
    _ result: SiteBuild.Tally, _ files: FilesOnDemand? = nil, failing error: (any Error)? = nil, since start: Double
  ) -> PreviewBuild {
    var result = result
    result.diagnostics = severe(result.diagnostics)
    var build = preview(result)
    build.fault = error.map(sentence)
    let isShown = files != nil && !result.diagnostics.hasErrors
    if isShown { build.files = files }
    build.said = words(result, build.fault, isShown: isShown, seconds: environment.now() - start)
    return build
  }

  private func severe(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    request.isStrict ? diagnostics.strict() : diagnostics
  }

  private func sentence(_ error: any Error) -> String {
    switch error {
    case let error as FileFault: "\(error.path): \(error.reason)."
    case let error as OutputFault: error.sentence(environment)
    default: internalFault("\(error)")
    }
  }

  private func preview(_ result: SiteBuild.Tally) -> PreviewBuild {
    let (files, root) = (result.files, root)
    var build = PreviewBuild(
      report: FramedReport(files: files) { MessagePrinter.text(of: files[$0], in: root) })
    build.diagnostics = result.diagnostics.inOrder(files)
    if let (site, source) = result.site {
      let pages = site.recordPages(of: source).map { page in
        (page.path, PreviewBuild.Source(file: files[page.file], standing: page.standing.shown))
      }
      build.facts = PreviewBuild.Facts(
        base: site.base, language: source.settings.languages[0],
        sources: Dictionary(pages, uniquingKeysWith: { first, _ in first }))
    }
    return build
  }

  // MARK: The terminal

  private func words(_ result: SiteBuild.Tally, _ fault: String?, isShown: Bool, seconds: Double) -> String {
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
    } else if !request.isQuiet || !isShown {
      let verb = isShown ? "Built" : "Not built"
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

extension ChangedFiles {
  /// Has nothing changed but files that its records are read from, and templates? What editors put beside them begins with a
  /// dot.
  fileprivate func areTraced(in source: SiteSource) -> Bool {
    let records = source.recordFiles
    return !isUnknown
      && paths.allSatisfy { path in
        let inner = path.drop { $0 != "/" }.dropFirst()
        return path.split(separator: "/").last?.hasPrefix(".") == true
          || path.hasPrefix("Content/") && (records.contains(String(inner)) || ThemeSearch.isTemplate(inContent: inner))
          || path.hasPrefix("Themes/") && ThemeSearch.isTemplate(inThemes: inner)
      }
  }
}

extension FilesOnDemand: PreviewFiles {}
