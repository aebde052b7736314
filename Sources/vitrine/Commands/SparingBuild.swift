internal import Content
internal import Glibc
internal import Publishing
internal import Site
internal import Threads

/// A build that makes what has changed since the build before, by the ledger: nothing where content, themes, program, what
/// was asked, the day, and the output folder are what they were; where only files of records or templates have changed,
/// those files of the site that were made from them.
struct SparingBuild {
  let build: Build
  /// The folder that holds `Content`.
  let root: String

  private var request: BuildRequest { build.request }
  private var environment: Environment { build.environment }
  private var output: String { build.outputPath(root) }
  private var ledger: Ledger { Ledger(request.siteCache(of: root)) }
  private var workers: Workers { Workers(jobs: request.jobs ?? environment.processors) }

  func run() async -> Outcome {
    let start = environment.now()
    // What cannot be looked through is told by the build itself.
    guard let before = try? await FolderState(of: sources, by: workers) else {
      return await build.run(in: root).outcome
    }
    let beginning = FolderState.now
    let known = ledger.entry.flatMap { $0.question == question ? $0 : nil }
    var left: UInt64?
    if known != nil { left = await stamps(ofOutput: output) }
    // Summed before it is read, so that a change in between is seen by the next build.
    var sums: [String: UInt64]?
    let isUntouched = known.map { !request.isParanoid && before.stamps == $0.stamps } ?? false
    if !isUntouched { sums = try? await before.sums(by: workers) }
    if let entry = known, entry.manner == manner, let left,
      isUntouched || sums.map({ before.content($0) }) == entry.content,
      isLeft(entry, left), let said = BuildSaid(entry.said.dropFirst().map(\.self)), let count = entry.files
    {
      if request.verifiesIncremental { return await verify(count, "Nothing has changed, and") }
      note(entry, before, at: beginning, left)
      var outcome = said.outcome(
        seconds: environment.now() - start, folder: output, written: 0, count, 0)
      if request.tellsTimings { outcome.messages += "Nothing was made: all files are those of the build before.\n" }
      return outcome
    }
    if isUntouched { sums = try? await before.sums(by: workers) }
    let former = known.flatMap { entry in left.flatMap { isLeft(entry, $0) ? entry : nil } }
    var (outcome, found) = await build.run(in: root) { [ledger, output, sums] records in
      guard let sums, let former, OutputFolder.digest(of: output) == former.digest,
        before.content(sums, except: { Self.isTraced($0, records) }) == former.others
      else { return nil }
      return ledger.traces(of: former)
    }
    let count = found.output.map { $0.outcome.written + $0.outcome.unchanged } ?? 0
    if let sums, let written = found.output?.outcome, written.kept.isEmpty, outcome.exitCode == .success,
      let after = await stamps(of: written, left: former == nil ? nil : left),
      let digest = OutputFolder.digest(of: output),
      let site = found.site, let reads = found.reads
    {
      let (said, traces) = await workers.both(
        { [found] in build.said(of: found, root: root) }, { site.made.traces(reads.traces) })
      let records = site.source.recordFiles
      let entry = Ledger.Entry(
        question: question, manner: manner, content: before.content(sums),
        others: before.content(sums) { Self.isTraced($0, records) }, stamps: 0, output: 0, digest: digest,
        said: ["\(count)"] + said.parts)
      ledger.note(traces, of: entry)
      note(entry, before, at: beginning, after)
    } else {
      ledger.forget()
    }
    guard outcome.exitCode == .success else { return outcome }
    let kept = found.reads?.kept ?? 0
    if kept > 0 {
      if request.verifiesIncremental {
        return await verify(count, "\(counted(kept, "file")) of the build before stayed as they were, and")
      }
      if request.tellsTimings {
        outcome.messages += "\(counted(kept, "file")) of the build before stayed as they were.\n"
      }
    } else if request.verifiesIncremental {
      outcome.messages += "All files were made: something has changed since the build before, or there was none.\n"
    }
    return outcome
  }

  /// Whether of a file as `FolderState` calls it is known what was made from it: Content comes first, then folders of themes.
  private static func isTraced(_ name: String, _ records: Set<String>) -> Bool {
    let path = name.drop { $0 != "/" }.dropFirst()
    return name.hasPrefix("0/")
      ? records.contains(String(path)) || ThemeSearch.isTemplate(inContent: path)
      : ThemeSearch.isTemplate(inThemes: path)
  }

  /// Does the output folder lie there as the build of an entry left it?
  ///
  /// - Parameter stamps: The folder as the system's times tell it.
  private func isLeft(_ entry: Ledger.Entry, _ stamps: UInt64) -> Bool {
    guard OutputFolder.isAtRest(output) else { return false }
    if !request.isParanoid, stamps == entry.output { return true }
    // As its files lie in a folder that was copied or kept elsewhere, too.
    return OutputFolder.digest(of: output) == entry.digest && OutputFolder.isAsWritten(output)
  }

  /// What a site is made of.
  var sources: [String] {
    [root + "/Content"] + ThemeSearch(site: root, program: environment.programFolder).folders
  }

  /// What else decides about the files of a build, of which a change makes another one.
  private var question: String {
    let tools = [PictureDrawing.programName, "vips"].map { environment.program($0) } + [request.search]
    var asked = request
    (asked.isParanoid, asked.verifiesIncremental, asked.tellsTimings) = (false, false, false)
    (asked.format, asked.isQuiet, asked.isStrict, asked.jobs) = (.text, false, false, nil)
    return written([
      Usage.version, FileSystem.stamp(of: "/proc/self/exe"), asked, environment.today, environment.currentFolder, root,
      output, sources, tools.map { $0 ?? "" }, tools.map { $0.map(FileSystem.stamp) ?? "" },
    ])
  }

  /// How a build tells what it finds, which changes none of its files.
  private var manner: String {
    written([request.format, request.isQuiet, request.isStrict, environment.isColoured])
  }

  private func written(_ all: [Any]) -> String { all.map { "\($0)" }.joined(separator: "\n") }

  @Sendable private static func isOwn(_ path: String) -> Bool { path == "/.vitrine" }

  private func stamps(ofOutput folder: String) async -> UInt64? {
    try? await FolderState(of: [folder], by: workers).stamps
  }

  /// - Parameter left: The output folder before, where it lay as the build before left it: then it is known what this one
  ///   has changed there.
  private func stamps(of written: OutputFolder.Outcome, left: UInt64?) async -> UInt64? {
    if let left, let change = written.change { return left &+ change }
    return await stamps(ofOutput: output)
  }

  /// The system's times may tell a change only seconds later, on some disks.
  private static let closeness = 2_000_000_000

  /// - Parameters:
  ///   - before: What the site was made of.
  ///   - moment: When that was looked at.
  ///   - output: The output folder, as the system's times tell it.
  private func note(_ entry: Ledger.Entry, _ before: FolderState, at moment: Int, _ output: UInt64) {
    var noted = entry
    noted.output = output
    noted.stamps = before.newestChange + Self.closeness < moment ? before.stamps : 0
    // What is there already is as good.
    if noted != ledger.entry { ledger.note(noted) }
  }

  /// Makes the site all the same, elsewhere, and holds it against the output folder.
  private func verify(_ count: Int, _ beginning: String) async -> Outcome {
    do throws(FileFault) {
      let folder = try PrivateFolder()
      var whole = build.request
      whole.output = folder.path + "/site"
      let found = await Build(request: whole, environment: environment).run(in: root)
      guard found.outcome.exitCode == .success else { return found.outcome }
      let (left, made) = (
        try await FolderState(of: [output], by: workers, except: Self.isOwn).sums(by: workers),
        try await FolderState(of: [whole.output ?? ""], by: workers, except: Self.isOwn).sums(by: workers)
      )
      let odd = Set(left.keys).union(made.keys).filter { left[$0] != made[$0] }.sorted()
      guard let first = odd.first else {
        return Outcome(
          exitCode: .success,
          messages: "\(beginning) a build of all \(counted(count, "file")) makes the same.\n")
      }
      ledger.forget()
      return Outcome(
        exitCode: .fileFault,
        messages:
          "vitrine: \(output)\(first.dropFirst()) is not what a build of the whole site makes\(more(odd.count)).\n"
          + "The next build makes everything. Please report this as a fault of the program.\n")
    } catch {
      return Outcome(exitCode: .fileFault, messages: "vitrine: \(error.path): \(error.reason).\n")
    }
  }

  private func more(_ count: Int) -> String { count > 1 ? ", nor are \(counted(count - 1, "other file"))" : "" }
}

extension Ledger.Entry {
  /// How many files the site has.
  fileprivate var files: Int? { said.first.flatMap { Int($0) } }
}

extension BuildRequest {
  /// What is kept from build to build.
  func siteCache(of root: String) -> SiteCache {
    cache.map { SiteCache(folder: $0.withoutSlash) } ?? SiteCache(site: root)
  }
}
