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

  /// Leaves the site as it is where nothing has changed since the build before.
  func run() async -> Outcome {
    let site = SiteFolder(site: request.site, environment: environment)
    guard let root = site.root else { return site.isMissing }
    guard request.writes, request.trace == nil else { return await run(in: root).outcome }
    return await SparingBuild(build: self, root: root).run()
  }

  /// Makes all of a site in a folder that holds one, and says what was found there.
  ///
  /// - Parameter former: As `SiteBuild` takes it.
  func run(
    in root: String, since former: @escaping (Set<String>) -> BuildTraces? = { _ in nil }
  ) async -> (outcome: Outcome, found: SiteBuild.Tally) {
    let start = environment.now()
    var result = SiteBuild.Tally()
    if request.writes, let folder = ["Content", "Themes"].first(where: { lies(outputPath(root), in: $0, of: root) }) {
      let outcome = Outcome(
        exitCode: .usage,
        messages: "vitrine: The folder \(outputPath(root)) lies in \(folder), which the next build would read.\n"
          + "Name another folder with --output.\n")
      return (outcome, result)
    }
    let isTimed = request.tellsTimings || request.trace != nil
    let timings = isTimed ? Timings(now: environment.now) : nil
    do {
      let output = request.writes ? outputPath(root) : nil
      var build = SiteBuild(request: request, environment: environment, root: root, output: output)
      build.drawsPictures = request.writes
      build.former = former
      try await build.make(timings, &result)
      timings?.begin(nil)
      if let trace = request.trace, let timings {
        let path = trace.hasPrefix("/") ? trace : environment.currentFolder + "/" + trace
        try Folder("/").write(Array(TimingReport(spans: timings.spans).trace.utf8), to: String(path.dropFirst()))
      }
    } catch let fault as FileFault {
      return (failure("\(fault.path): \(fault.reason).", result, root), result)
    } catch let fault as OutputFault {
      return (failure(fault.sentence(environment), result, root), result)
    } catch {
      internalFault("\(error)")
    }
    var outcome = report(result, seconds: environment.now() - start, root: root)
    if request.tellsTimings, let timings { outcome.messages += TimingReport(spans: timings.spans).table }
    outcome.site = result.site?.made
    return (outcome, result)
  }

  private func lies(_ path: String, in folder: String, of root: String) -> Bool {
    FileSystem.lies(path, in: root + "/" + folder)
  }

  func outputPath(_ root: String) -> String {
    request.output?.withoutSlash ?? root + "/Output"
  }

  // MARK: Reports

  private func printer(_ root: String) -> MessagePrinter {
    MessagePrinter(request: request, environment: environment, root: root)
  }

  private func failure(_ reason: String, _ result: SiteBuild.Tally, _ root: String) -> Outcome {
    var outcome = printer(root).print(result.diagnostics, result.files)
    outcome.messages += "vitrine: \(reason)\n"
    outcome.exitCode = .fileFault
    return outcome
  }

  private func report(_ result: SiteBuild.Tally, seconds: Double, root: String) -> Outcome {
    let said = said(of: result, root: root)
    if let (folder, output) = result.output {
      return said.outcome(seconds: seconds, folder: folder, written: output.written, output.unchanged, output.removed)
    }
    let verb = request.writes ? "Nothing was written" : "Checked"
    return said.outcome(verb + ": ", seconds: seconds, "")
  }

  /// What people and programs are told of a build.
  func said(of result: SiteBuild.Tally, root: String) -> BuildSaid {
    var result = result
    if request.isStrict { result.diagnostics = result.diagnostics.strict() }
    let printed = printer(root).print(result.diagnostics, result.files)
    return BuildSaid(
      messages: printed.messages, data: printed.data, hasErrors: result.diagnostics.hasErrors,
      summary: request.isQuiet ? nil : (result.made, result.found),
      rest: request.isQuiet ? "" : day(result) + absent(result) + left(result) + tools(result))
  }

  /// Which record set the day of the figures, where nobody said it.
  private func day(_ result: SiteBuild.Tally) -> String {
    guard let newest = result.newestDate else { return "" }
    return "The figures speak for \(newest.day), the newest date of a fact: \(result.files[newest.place.file]), "
      + "line \(newest.place.line). To set the day, write `as_of` into site.yaml.\n"
  }

  /// What is not shown yet, and until when; what is no longer shown, and since when.
  private func absent(_ result: SiteBuild.Tally) -> String {
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

  /// That cards are of a form that many networks do not show, since the program that draws another is not there.
  private func tools(_ result: SiteBuild.Tally) -> String {
    guard result.output != nil, result.site?.made.hasCards == true, !request.leavesOutTools,
      environment.program(PictureDrawing.programName) == nil
    else { return "" }
    return "Pictures for social networks are SVG, which many do not show: rsvg-convert, which draws them as PNG, was "
      + "not found (Debian: librsvg2-bin).\n"
  }

  /// The files that were not removed because somebody changed them.
  private func left(_ result: SiteBuild.Tally) -> String {
    guard let (folder, outcome) = result.output else { return "" }
    return outcome.kept.map {
      "\(folder)/\($0) no longer belongs to the site, but somebody changed it, so it was left there.\n"
    }.joined()
  }
}
