internal import Content
internal import Diagnostics
internal import Exact
internal import FrontMatter
internal import Localisation
internal import Manual
internal import Reporting

/// The arguments of `init`.
struct InitRequest {
  var folder: String?
  var title: String?
  /// As written: `en,az`.
  var languages: String?
  var kind: SiteKind?
  var publisher: String?
  var email: String?
  var baseURL: String?
  var host: ContinuousIntegration?
}

/// Begins a site: asks what is to be known of it, and writes a small one that is whole.
struct Init {
  let request: InitRequest
  let environment: Environment

  func run() async -> Outcome {
    let folder = NewFolder(request.folder ?? ".", in: environment.currentFolder)
    if let fault = folder.fault { return Outcome(exitCode: .fileFault, messages: "vitrine: \(fault)\n") }
    let site: StarterSite
    do throws(UsageFault) {
      site = try starterSite()
    } catch {
      return Outcome(exitCode: .usage, messages: error.text)
    }
    return await write(site, into: folder)
  }

  // MARK: Asking

  private func starterSite() throws(UsageFault) -> StarterSite {
    var settings: [String: Document] = [:]
    for setting in StarterSetting.all {
      guard let value = try answer(to: setting) else { continue }
      settings[setting.key] = value
    }
    let kind = request.kind ?? askedKind()
    guard case .list(let codes)? = settings.removeValue(forKey: StarterSetting.languages.key) else {
      internalFault("a site has no languages")
    }
    let languages = codes.compactMap { if case .text(let code) = $0 { code } else { nil } }
    return StarterSite(
      kind, settings: settings, languages: languages,
      unknownLanguages: languages.filter { !WritingRules(language: $0).isKnown }, today: environment.today.description,
      host: request.host)
  }

  /// - Returns: `nil` for what the site can do without.
  private func answer(to setting: StarterSetting) throws(UsageFault) -> Document? {
    if let given = request[keyPath: setting.given] { return try setting.value(given) }
    if environment.ask != nil {
      let standard = setting.standard.map { " (\($0) unless you write another)" } ?? ""
      let end = setting.mayBeLeftOut ? " (may be left empty)" : ""
      let answer = environment.answer(to: "\(setting.question)\(standard)\(end) ") { text throws(UsageFault) in
        let isStandard = text.isEmpty && (setting.mayBeLeftOut || setting.standard != nil)
        return isStandard ? Document?.none : try setting.value(text)
      }
      if let answer = answer ?? nil { return answer }
    }
    if let standard = setting.standard { return try setting.value(standard) }
    guard setting.mayBeLeftOut else {
      throw UsageFault(
        message: "`init` needs \(setting.option), since nobody can be asked here.",
        help: "vitrine init --title \"Our promises\" DIR")
    }
    return nil
  }

  private func askedKind() -> SiteKind {
    let kinds = SiteKind.allCases.map(\.rawValue)
    let question = "What will it tell of: \(oneOf(kinds))? (all unless you write another) "
    let answer = environment.answer(to: question) { text throws(UsageFault) in
      guard !text.isEmpty else { return SiteKind.all }
      guard let kind = SiteKind(rawValue: text.lowercased()) else {
        throw UsageFault(word: text, of: "KIND", among: kinds)
      }
      return kind
    }
    return answer ?? .all
  }

  // MARK: Writing

  private func write(_ site: StarterSite, into folder: NewFolder) async -> Outcome {
    do throws(FileFault) {
      let files = site.files
      let names = try await folder.fill { stage throws(FileFault) in
        let written = try Folder(stage)
        for (path, text) in files {
          if let slash = path.lastIndex(of: "/") { try written.makeFolder(String(path[..<slash])) }
          try written.writeNew(Array(text.utf8), to: path)
        }
        var schema = SchemaRequest()
        (schema.site, schema.language, schema.editor) = (stage, site.manual, .vscode)
        let outcome = await SchemaFiles(request: schema, environment: environment).run()
        guard outcome.exitCode == .success else {
          internalFault("the new site cannot be read: \(outcome.messages)")
        }
      }
      return Outcome(exitCode: .success, data: report(names, files.map(\.path), folder))
    } catch {
      return Outcome(
        exitCode: .fileFault,
        messages: "vitrine: The site cannot be written (\(error.path): \(error.reason)), and nothing was left of it.\n")
    }
  }

  /// What was made, and the next three commands.
  private func report(_ names: [String], _ paths: [String], _ folder: NewFolder) -> String {
    let name = request.folder?.withoutSlash ?? "."
    let about = [
      "Content":
        "\(paths.count { $0.hasPrefix("Content/") }) files: site.yaml, the settings, and records to begin with",
      "README.md": "how to work on the site", ".gitignore": "what git leaves alone",
      ".vscode": "lets VS Code complete and check fields", ".github": "checks and publishes at each change",
      ".gitlab-ci.yml": "checks and publishes at each change",
    ]
    let widest = names.map(\.count).max() ?? 0
    let lines = names.map { made in
      "  " + made + String(repeating: " ", count: widest + 2 - made.count) + (about[made] ?? "") + "\n"
    }
    let place = name == "." ? "" : " --site " + shellWord(name)
    return "A site was begun in \(folder.path):\n\(lines.joined())\n"
      + "Next, look at it in a browser while you write, check it, and build it:\n"
      + "  vitrine serve\(place)\n  vitrine check\(place)\n  vitrine build\(place)\n"
  }
}

/// A word as a shell reads it.
func shellWord(_ text: String) -> String {
  let isPlain = text.unicodeScalars.allSatisfy {
    $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_./+,:@%".unicodeScalars.contains($0)
  }
  return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
}
