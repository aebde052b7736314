internal import Content
internal import Diagnostics
internal import Glibc
internal import Publishing
internal import Reporting
internal import Site

/// Builds a site, or checks it without writing.
struct Build {
  let request: BuildRequest
  let environment: Environment

  /// What the build found and did.
  private struct Tally {
    var diagnostics: [Diagnostic] = []
    var files = SourceFiles()
    var pages = 0
    var records = 0
    var newestDate: NewestDate?
    var absent = AbsentRecords()
    var output: (folder: String, outcome: OutputFolder.Outcome)?
  }

  func run() async -> Outcome {
    let start = environment.now()
    let site = SiteFolder(site: request.site, environment: environment)
    guard let root = site.root else { return site.isMissing }
    if request.writes, let folder = ["Content", "Themes"].first(where: { lies(outputPath(root), in: $0, of: root) }) {
      return Outcome(
        exitCode: .usage,
        messages: "vitrine: The folder \(outputPath(root)) lies in \(folder), which the next build would read.\n"
          + "Name another folder with --output.\n")
    }
    var result = Tally()
    let isTimed = request.tellsTimings || request.trace != nil
    let timings = isTimed ? Timings(now: environment.now) : nil
    do {
      try await make(root, timings, &result)
      timings?.begin(nil)
      if let trace = request.trace, let timings {
        let path = trace.hasPrefix("/") ? trace : environment.currentFolder + "/" + trace
        try Folder("/").write(Array(TimingReport(spans: timings.spans).trace.utf8), to: String(path.dropFirst()))
      }
    } catch let fault as FileFault {
      return failure("\(fault.path): \(fault.reason).", result, root)
    } catch let fault as OutputFault {
      return failure(fault.sentence(environment), result, root)
    } catch {
      internalFault("\(error)")
    }
    var outcome = report(result, seconds: environment.now() - start, root: root)
    if request.tellsTimings, let timings { outcome.messages += TimingReport(spans: timings.spans).table }
    return outcome
  }

  private func make(_ root: String, _ timings: Timings?, _ result: inout Tally) async throws {
    var options = BuildOptions()
    options.report.asOf = request.asOf
    options.report.published = request.published
    options.report.includesDrafts = request.includesDrafts
    options.report.tellsPrivacy = request.tellsPrivacy
    options.baseURL = request.baseURL
    // A check tells what is left to translate; a build does not, unless it is to fail for it.
    options.untranslated = request.requiresTranslations ? .error : request.writes ? nil : .note
    options.listsUntranslated = request.requiresTranslations || request.listsTranslations
    options.jobs = request.jobs ?? environment.processors
    options.hasSearch = request.search != nil
    options.timings = timings

    var loader = SiteLoader(root: root, options: options)
    let source = try await loader.load()
    result.files = loader.files
    result.diagnostics = loader.diagnostics
    guard let source else { return }
    result.records = source.recordCount
    result.newestDate = source.report.newestDate
    result.absent = source.report.absent
    result.diagnostics += source.equalFigures()
    let loaded = result
    do {
      try await publish(source, options, root, &result)
    } catch OutputFault.notIndexed(let reason) {
      // Its pages link to the search: they are made again without.
      result = loaded
      result.diagnostics.append(.noSearch(reason: reason))
      options.hasSearch = false
      try await publish(source, options, root, &result)
    }
  }

  private func publish(
    _ source: SiteSource, _ options: BuildOptions, _ root: String, _ result: inout Tally
  ) async throws {
    let themes = ThemeSearch(site: root, program: environment.programFolder)
    options.timings?.begin("theme, words and addresses")
    let site = try Site(
      source, options: options, themes: themes, files: &result.files, diagnostics: &result.diagnostics)
    guard let site else { return }

    // Errors so far keep the files from being written, but every page is made all the same: all that is wrong is
    // said in one run.
    let isBroken = source.accepting(result.diagnostics).isFailure(isStrict: request.isStrict)
    let output: OutputFolder?
    do {
      output = request.writes && !isBroken ? try await OutputFolder(outputPath(root), waiting: waiting(root)) : nil
    } catch {
      result.diagnostics = source.accepting(result.diagnostics)
      throw error
    }
    let progress = environment.progress(of: site.artefacts.count)
    let found = result.diagnostics
    let pagefind = options.hasSearch ? request.search : nil
    let published = try await Publisher(
      site, jobs: options.jobs, pagefind: pagefind, timings: options.timings
    ).publish(
      to: output, isRefused: { source.settling(found + $0).isFailure(isStrict: request.isStrict) },
      progress: { progress.advance(by: $0) })
    progress.finish()
    result.pages = published.pages
    result.diagnostics = source.settling(found + published.diagnostics)
    result.output = published.output.map { (outputPath(root), $0) }
  }

  private func lies(_ path: String, in folder: String, of root: String) -> Bool {
    FileSystem.lies(path, in: root + "/" + folder)
  }

  private func outputPath(_ root: String) -> String {
    request.output?.withoutSlash ?? root + "/Output"
  }

  /// Another build is waited for, and people are told whose it is.
  private func waiting(_ root: String) -> Waiting {
    Waiting(patience: environment.patience) { [environment, request] holder in
      if request.isQuiet { return }
      print(
        "vitrine: \(environment.name(of: holder)) is writing into \(outputPath(root)); waiting for it to end.\n",
        to: STDERR_FILENO)
    }
  }

  // MARK: Reports

  private func printer(_ root: String) -> MessagePrinter {
    MessagePrinter(request: request, environment: environment, root: root)
  }

  private func failure(_ reason: String, _ result: Tally, _ root: String) -> Outcome {
    var outcome = printer(root).print(result.diagnostics, result.files)
    outcome.messages += "vitrine: \(reason)\n"
    outcome.exitCode = .fileFault
    return outcome
  }

  private func report(_ result: Tally, seconds: Double, root: String) -> Outcome {
    let diagnostics = request.isStrict ? result.diagnostics.strict() : result.diagnostics
    var outcome = printer(root).print(diagnostics, result.files)
    outcome.exitCode = diagnostics.hasErrors ? .contentErrors : .success
    if !request.isQuiet {
      outcome.messages += summary(result, diagnostics, seconds: seconds) + day(result) + absent(result) + left(result)
    }
    return outcome
  }

  /// "Built 240 pages of 113 records in 0.21 s, with 1 warning: Output (12 files new or changed, 0 removed)."
  private func summary(_ result: Tally, _ diagnostics: [Diagnostic], seconds: Double) -> String {
    let (errors, warnings) = (diagnostics.count(.error), diagnostics.count(.warning))
    let made = "\(counted(result.pages, "page")) of \(counted(result.records, "record")) in \(decimal(seconds)) s"
    let found = errors > 0 ? counted(errors, "error") + ", " : ""
    let tally = "\(found)\(counted(warnings, "warning"))"
    guard let (folder, outcome) = result.output else {
      let verb = request.writes ? "Nothing was written" : "Checked"
      return "\(verb): \(made), \(tally).\n"
    }
    return "Built \(made), \(tally): \(folder) (\(counted(outcome.written, "file")) written, "
      + "\(outcome.unchanged) unchanged, \(outcome.removed) removed).\n"
  }

  /// Which record set the day of the figures, where nobody said it.
  private func day(_ result: Tally) -> String {
    guard let newest = result.newestDate else { return "" }
    return "The figures speak for \(newest.day), the newest date of a fact: \(result.files[newest.place.file]), "
      + "line \(newest.place.line). To set the day, write `as_of` into site.yaml.\n"
  }

  /// What is not shown yet, and until when; what is no longer shown, and since when.
  private func absent(_ result: Tally) -> String {
    func list(_ name: String, _ day: (Absence) -> String?) -> String {
      let all = result.absent.all.compactMap { record in
        day(record.absence).map { "\(result.files[record.place.file]) (\($0))" }
      }
      guard !all.isEmpty else { return "" }
      let more = all.count > Self.mostListed ? " and \(all.count - Self.mostListed) more" : ""
      return "\(name): \(all.prefix(Self.mostListed).joined(separator: ", "))\(more).\n"
    }
    return list("Waiting") { if case .waiting(let day) = $0 { "until \(day)" } else { nil } }
      + list("Expired") { if case .expired(let day) = $0 { "on \(day)" } else { nil } }
  }

  private static let mostListed = 20

  /// The files that were not removed because somebody changed them.
  private func left(_ result: Tally) -> String {
    guard let (folder, outcome) = result.output else { return "" }
    return outcome.kept.map {
      "\(folder)/\($0) no longer belongs to the site, but somebody changed it, so it was left there.\n"
    }.joined()
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}

extension [Diagnostic] {
  fileprivate func isFailure(isStrict: Bool) -> Bool {
    hasErrors || isStrict && count(.warning) > 0
  }
}

/// Seconds with two places.
func decimal(_ seconds: Double) -> String {
  let hundredths = Int((seconds * 100).rounded())
  let part = hundredths % 100
  return "\(hundredths / 100).\(part < 10 ? "0" : "")\(part)"
}
