internal import Content
internal import Diagnostics
internal import Exact
internal import Glibc
internal import Reporting
internal import Site

/// The arguments of `changes`, checked.
struct ChangesRequest {
  enum Format: String, CaseIterable { case text, json, markdown }

  /// A folder or a revision of git; the folder of the built site unless given.
  var against: String?
  /// The institution of which all is listed.
  var institution: String?
  var isStrict = false
  var format = Format.text
  var site: String?
  var asOf: Day?
  var published: Day?
}

/// Says what a site says otherwise than what was published, or what it says of one institution.
struct ListChanges {
  let request: ChangesRequest
  let environment: Environment

  func run() async -> Outcome {
    let site = SiteFolder(site: request.site, environment: environment)
    guard let root = site.root else { return site.isMissing }
    var loader = SiteLoader(root: root, options: options)
    do {
      guard let source = try await loader.load(), !loader.diagnostics.hasErrors else {
        var outcome = MessagePrinter(request: BuildRequest(writes: false), environment: environment, root: root)
          .print(loader.diagnostics.filter { $0.severity == .error }, loader.files)
        outcome.exitCode = .contentErrors
        outcome.messages += "vitrine: The site has errors, so that what it says cannot be compared.\n"
        return outcome
      }
      if let institution = request.institution { return statements(of: institution, source) }
      let (published, name) = try await published(for: root)
      let difference = SiteDifference(since: published, of: source, today: environment.today)
      let report = ChangesReport(difference, since: name)
      let isFault = difference.changes.contains { $0.kind.isFault } || !difference.gaps.isEmpty
      return Outcome(
        exitCode: request.isStrict && isFault ? .contentErrors : .success,
        messages: request.format == .text ? "" : difference.gaps.map { "vitrine: \($0)\n" }.joined(),
        data: report.text(as: request.format))
    } catch let refusal as PublishedSite.Refusal {
      return refused(refusal.message, refusal.help)
    } catch let fault as FileFault {
      return Outcome(exitCode: .fileFault, messages: "vitrine: \(fault.path): \(fault.reason).\n")
    } catch {
      return Outcome(exitCode: .fileFault, messages: "vitrine: \(error)\n")
    }
  }

  private var options: BuildOptions {
    var options = BuildOptions()
    options.report.asOf = request.asOf
    options.report.published = request.published
    options.report.tellsPrivacy = request.institution == nil
    options.jobs = environment.processors
    return options
  }

  private func refused(_ message: String, _ help: String?) -> Outcome {
    Outcome(exitCode: .usage, messages: "vitrine: \(message)\n" + (help.map { "\($0)\n" } ?? ""))
  }

  // MARK: What was published

  private func published(for root: String) async throws -> (site: PublishedSite, name: String) {
    guard let against = request.against else {
      let output = root + "/Output"
      guard FileSystem.isFolder(output + "/data") else {
        throw PublishedSite.Refusal(
          "There are no published tables in \(output).",
          help: "Name what to compare with: vitrine changes --against DIR, or a revision of git, such as main.")
      }
      return (try PublishedSite(published: output), "what Output holds")
    }
    if FileSystem.isFolder(against) { return (try PublishedSite(published: against), "what \(against) holds") }
    return (try await revision(against, of: root), "the revision \(against)")
  }

  /// The site as it was in a revision: its Content folder is taken out of git's history and read.
  private func revision(_ name: String, of root: String) async throws -> PublishedSite {
    func git(_ arguments: String...) -> ForeignProgram.Ending {
      // Nothing that the site's own folder names is run.
      ForeignProgram(ofUser: "git", ["-C", root, "-c", "core.fsmonitor=false", "--no-optional-locks"] + arguments).run()
    }
    if case .unknown = git("--version") {
      throw PublishedSite.Refusal("There is no folder \(name), and git is not installed to look for a revision.")
    }
    guard git("rev-parse", "--git-dir") == .exited(code: 0) else {
      throw PublishedSite.Refusal(
        "There is no folder \(name), and the site is not in git, which could have a revision.")
    }
    guard !name.hasPrefix("-"), git("rev-parse", "--verify", "--quiet", "\(name)^{commit}") == .exited(code: 0) else {
      throw PublishedSite.Refusal(
        "There is no folder and no revision of git called \(name).", help: "git log --oneline shows what there is.")
    }
    guard git("cat-file", "-e", "\(name):./Content/site.yaml") == .exited(code: 0) else {
      throw PublishedSite.Refusal("The revision \(name) holds no Content/site.yaml, and so no site.")
    }
    let folder = try PrivateFolder()
    let archive = folder.path + "/content.tar"
    guard git("archive", "--format=tar", "--output=\(archive)", name, "--", "Content") == .exited(code: 0),
      ForeignProgram(ofUser: "tar", ["-xf", archive, "-C", folder.path]).run() == .exited(code: 0)
    else { throw PublishedSite.Refusal("The revision \(name) could not be taken out of git.") }
    var options = options
    options.report.tellsPrivacy = false
    var loader = SiteLoader(root: folder.path, options: options)
    guard let source = try await loader.load(), !loader.diagnostics.hasErrors else {
      throw PublishedSite.Refusal(
        "The site of the revision \(name) has errors as this version of the program reads it, so that it cannot be compared.",
        help: "Compare with the folder that was published then.")
    }
    return PublishedSite(source)
  }

  // MARK: Of one institution

  private func statements(of written: String, _ source: SiteSource) -> Outcome {
    let name =
      written.split(separator: "/").last.map { $0.hasSuffix(".md") ? String($0.dropLast(3)) : String($0) } ?? ""
    guard let statements = InstitutionStatements(of: name, in: source) else {
      let near = nearMiss(name, among: InstitutionStatements.known(in: source))
      return refused(
        "There is no institution `\(written)`.",
        near.map { "Did you mean `\($0)`?" } ?? "vitrine list organisations shows which there are.")
    }
    return Outcome(exitCode: .success, data: InstitutionReport(statements).text(as: request.format))
  }
}
