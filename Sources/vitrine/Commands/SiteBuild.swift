internal import Content
internal import Diagnostics
internal import Glibc
internal import Publishing
internal import Reporting
internal import Site

/// Makes a site as a command line asks, and prints no messages.
struct SiteBuild {
  let request: BuildRequest
  let environment: Environment
  /// The folder that holds `Content`.
  let root: String
  /// Where the site goes; `nil` for a check, which writes nothing.
  let output: String?
  /// Are pictures drawn as PNG where that can be?
  var drawsPictures = false
  /// Files that are taken for written, by path below Content.
  var proposed: [String: [UInt8]] = [:]
  /// What is kept from the build before; `nil` for one that stands alone.
  var kept: KeptStages?
  /// What the files of the build before were made from, where that is known and nothing else has changed than templates and
  /// files that records are read from, whose paths below Content it is given. It is asked once nobody else writes into the output folder.
  var former: (Set<String>) -> BuildTraces? = { _ in nil }

  /// What the build found and did.
  struct Tally {
    var diagnostics: [Diagnostic] = []
    var files = SourceFiles()
    var pages = 0
    var records = 0
    var newestDate: NewestDate?
    var absent = AbsentRecords()
    var output: (folder: String, outcome: OutputFolder.Outcome)?
    /// What each file was made from, and how many were left as they were.
    var reads: (traces: [[UInt32]?], kept: Int)?
    /// `nil` where there is nothing to make pages with.
    var site: (made: Site, source: SiteSource)?
  }

  /// - Parameters:
  ///   - timings: Where it is noted how long each stage takes.
  ///   - result: What is found and done, also of a build that throws.
  /// - Throws: `FileFault` and `OutputFault`, when something cannot be read or written.
  func make(_ timings: Timings?, _ result: inout Tally) async throws {
    guard var material = try await read(timings, &result) else { return }
    let read = result
    do {
      guard let site = try await assemble(material, &result) else { return }
      _ = try await publish(site, material, &result)
    } catch OutputFault.notIndexed(let reason) {
      result = read
      result.diagnostics.append(.noSearch(reason: reason))
      // Its pages link to the search: they are made again without.
      material.options.hasSearch = false
      guard let site = try await assemble(material, &result) else { return }
      _ = try await publish(site, material, &result)
    }
  }

  /// What a site is put together from.
  struct Material {
    let source: SiteSource
    var options: BuildOptions
  }

  /// Reads all that the site is made of.
  ///
  /// - Returns: `nil` when there is nothing to make pages of.
  func read(_ timings: Timings?, _ result: inout Tally) async throws -> Material? {
    var options = BuildOptions()
    options.report.asOf = request.asOf
    options.report.published = request.published
    options.report.includesDrafts = request.includesDrafts
    options.report.includesWaiting = request.includesWaiting
    options.report.tellsPrivacy = request.tellsPrivacy
    options.baseURL = request.baseURL
    // A check tells what is left to translate; a build does not, unless it is to fail for it.
    options.untranslated = request.requiresTranslations ? .error : request.writes ? nil : .note
    options.listsUntranslated = request.requiresTranslations || request.listsTranslations
    options.jobs = request.jobs ?? environment.processors
    options.hasSearch = request.search != nil
    if drawsPictures { options.pictureProgram = tool(PictureDrawing.programName) }
    options.timings = timings
    options.proposed = proposed
    options.kept = kept
    options.pictures.makes = request.writes
    options.pictures.cache = request.siteCache(of: root)
    options.pictures.converter = tool("vips")

    var loader = SiteLoader(root: root, options: options)
    let source = try await loader.load()
    result.files = loader.files
    result.diagnostics = loader.diagnostics
    guard let source else { return nil }
    result.records = source.recordCount
    result.newestDate = source.report.newestDate
    result.absent = source.report.absent
    result.diagnostics += source.equalFigures()
    return Material(source: source, options: options)
  }

  /// A program that makes some of the site better where it is there.
  private func tool(_ name: String) -> String? { request.leavesOutTools ? nil : environment.program(name) }

  /// Puts the site together, before any of its files is made.
  ///
  /// - Returns: `nil` when there is nothing to make pages with.
  func assemble(_ material: Material, _ result: inout Tally) async throws -> Site? {
    let themes = ThemeSearch(site: root, program: environment.programFolder)
    material.options.timings?.begin("theme, words and addresses")
    let site = try await Site(
      material.source, options: material.options, themes: themes, files: &result.files,
      diagnostics: &result.diagnostics)
    result.site = site.map { ($0, material.source) }
    return site
  }

  /// Makes every file, and writes all of them where there is an output folder and no error.
  func publish(
    _ site: Site, _ material: Material, _ result: inout Tally
  ) async throws -> Publisher.Outcome {
    let source = material.source
    // Errors so far keep the files from being written, but every page is made all the same: all that is wrong is
    // said in one run.
    let isBroken = source.accepting(result.diagnostics).isFailure(isStrict: request.isStrict)
    var folder: OutputFolder?
    do {
      if let output, !isBroken { folder = try await OutputFolder(output, waiting: waiting(for: output)) }
    } catch {
      result.diagnostics = source.accepting(result.diagnostics)
      throw error
    }
    let progress = environment.progress(of: site.artefacts.count)
    let found = result.diagnostics
    let pagefind = material.options.hasSearch ? request.search : nil
    let published = try await Publisher(
      site, jobs: material.options.jobs, pagefind: pagefind, timings: material.options.timings
    ).publish(
      to: folder, since: former(source.recordFiles),
      isRefused: { source.settling(found + $0).isFailure(isStrict: request.isStrict) },
      progress: { progress.advance(by: $0) })
    progress.finish()
    result.pages = published.pages
    result.diagnostics = source.settling(found + published.diagnostics)
    result.reads = (published.traces, published.kept)
    if let output { result.output = published.output.map { (output, $0) } }
    return published
  }

  /// Another build is waited for, and people are told whose it is.
  private func waiting(for output: String) -> Waiting {
    Waiting(patience: environment.patience) { [environment, request] holder in
      if request.isQuiet { return }
      print(
        "vitrine: \(environment.name(of: holder)) is writing into \(output); waiting for it to end.\n",
        to: STDERR_FILENO)
    }
  }
}

extension [Diagnostic] {
  func isFailure(isStrict: Bool) -> Bool {
    hasErrors || isStrict && count(.warning) > 0
  }
}

extension SiteBuild.Tally {
  /// "240 pages of 113 records in 0.21 s, 1 warning".
  func made(in seconds: Double) -> String { "\(made) in \(decimal(seconds)) s, \(found)" }

  /// "240 pages of 113 records".
  var made: String { "\(counted(pages, "page")) of \(counted(records, "record"))" }

  /// "2 errors, 1 warning".
  var found: String {
    let (errors, warnings) = (diagnostics.count(.error), diagnostics.count(.warning))
    return (errors > 0 ? counted(errors, "error") + ", " : "") + counted(warnings, "warning")
  }
}

func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

/// Seconds with two places.
func decimal(_ seconds: Double) -> String {
  let hundredths = Int((seconds * 100).rounded())
  let part = hundredths % 100
  return "\(hundredths / 100).\(part < 10 ? "0" : "")\(part)"
}
