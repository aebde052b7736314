internal import Content
internal import Diagnostics
internal import DisclosureControl
internal import FrontMatter
internal import Glibc
internal import JSONData
internal import Localisation
internal import Markup
internal import Preview
internal import Publishing
internal import Reporting
internal import Site
internal import Spreadsheets

/// The arguments of `doctor`, checked.
struct DoctorRequest {
  var isJSON = false
  var site: String?
}

/// Says what the installation has, and what a build of the site here would meet.
struct Doctor {
  let request: DoctorRequest
  let environment: Environment

  /// What was looked at.
  struct Finding {
    enum State: String {
      case ok, note, missing
    }

    let state: State
    /// A name for programs, which never changes.
    let name: String
    let text: String
    /// What to do.
    var help: String?
  }

  func run() -> Outcome {
    var findings = program
    let site = SiteFolder(site: request.site, environment: environment)
    if let root = site.root {
      findings += self.site(root)
    } else {
      findings.append(
        Finding(
          state: request.site == nil ? .note : .missing, name: "site",
          text: request.site.map { "There is no site in \($0)" } ?? "There is no site here",
          help: "Name its folder with --site DIR, or begin one: vitrine init our-site"))
    }
    let text = request.isJSON ? findings.map { Self.json($0) + "\n" }.joined() : Self.text(findings)
    return Outcome(exitCode: findings.contains { $0.state == .missing } ? .contentErrors : .success, data: text)
  }

  // MARK: The program

  private var program: [Finding] {
    let libraries = [
      ("libyaml", yamlVersion), ("cmark-gfm", markdownVersion), ("ICU", icuVersion), ("libxml2", xmlVersion),
      ("libarchive", archiveVersion), ("libmicrohttpd", serverVersion), ("libsodium", sodiumVersion),
      ("json-c", jsonVersion), ("CBC", cbcVersion),
    ]
    return [
      Finding(state: .ok, name: "version", text: "Vitrine \(Usage.version)"),
      Finding(
        state: .ok, name: "libraries",
        text: "With " + libraries.map { "\($0.0) \($0.1)" }.joined(separator: ", ")),
      tool(
        "git", "Without git, vitrine check --fix keeps copies of the files that it corrects; nothing else needs it."),
      tool(
        "pagefind", "Only a page that searches needs it: vitrine build --search PROGRAM, with the path of Pagefind."),
      tool("vips", "Only photos of an iPhone (HEIC) need it; save them as JPEG, or install libvips-tools."),
      tool(
        "rsvg-convert",
        "Without it pictures for social networks stay SVG, which many do not show. Debian: librsvg2-bin."),
      watches,
    ]
  }

  private func tool(_ name: String, _ use: String) -> Finding {
    environment.program(name).map { Finding(state: .ok, name: name, text: "\(name) is \($0)") }
      ?? Finding(state: .note, name: name, text: "\(name) was not found", help: use)
  }

  /// How many folders the kernel watches for a preview.
  private var watches: Finding {
    guard let limit = Self.number(in: "/proc/sys/fs/inotify/max_user_watches") else {
      return Finding(
        state: .note, name: "watches", text: "Whether the system watches folders cannot be told",
        help: "If it does not, vitrine serve looks for changes each second.")
    }
    return limit < 1_000
      ? Finding(
        state: .note, name: "watches", text: "The system watches \(limit) folders for changes",
        help: "In a large site vitrine serve then looks each second; raise fs.inotify.max_user_watches to see at once.")
      : Finding(state: .ok, name: "watches", text: "The system watches up to \(limit) folders for changes")
  }

  /// The number that a file of the system holds, whose length it does not tell.
  private static func number(in path: String) -> Int? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = read(descriptor, &bytes, bytes.count)
    return Int(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).filter(\.isNumber))
  }

  // MARK: The site

  private func site(_ root: String) -> [Finding] {
    var findings = [Finding(state: .ok, name: "site", text: "The site is in \(root)")]
    var loader = SiteLoader(root: root, options: BuildOptions())
    do throws(FileFault) {
      if let settings = try loader.settings(), !loader.diagnostics.hasErrors {
        findings.append(
          Finding(
            state: .ok, name: "languages", text: "Its languages are \(settings.languages.joined(separator: ", "))"))
        findings.append(try theme(settings, loader, root))
        findings.append(try records(settings, loader, root))
      } else {
        findings.append(
          Finding(
            state: .missing, name: "settings", text: "Content/site.yaml has errors",
            help: "To see them, run: vitrine check"))
      }
    } catch {
      findings.append(Finding(state: .missing, name: "files", text: "\(error.path): \(error.reason)"))
    }
    return findings + [folder(root), output(root)]
  }

  private func theme(_ settings: SiteSettings, _ loader: SiteLoader, _ root: String) throws(FileFault) -> Finding {
    var (files, diagnostics) = (loader.files, loader.diagnostics)
    let themes = ThemeSearch(site: root, program: environment.programFolder)
    guard
      try ThemeInventory(settings, themes: themes, files: &files, diagnostics: &diagnostics) != nil
    else {
      return Finding(
        state: .missing, name: "theme", text: "The theme was not found", help: "To see which, run: vitrine theme check")
    }
    return Finding(state: .ok, name: "theme", text: "Its theme was found (vitrine theme list shows its files)")
  }

  private func records(_ settings: SiteSettings, _ loader: SiteLoader, _ root: String) throws(FileFault) -> Finding {
    var files = loader.files
    let found = try SiteFiles(
      in: root + "/Content", languages: settings.languages,
      collections: Reporting.Collection.allCases.map(\.rawValue), tables: Records.tables, files: &files)
    let count = found.documents.count
    return count > 0
      ? Finding(state: .ok, name: "records", text: "It has \(counted(count, "record")) (vitrine list shows them)")
      : Finding(
        state: .note, name: "records", text: "It has no records yet",
        help: "To begin one, run: vitrine new news \"TITLE\"")
  }

  private func folder(_ root: String) -> Finding {
    access(root, W_OK) == 0 && access(root + "/Content", W_OK) == 0
      ? Finding(state: .ok, name: "folder", text: "Its folder can be written into")
      : Finding(
        state: .missing, name: "folder", text: "You may not write into \(root)",
        help: "Ask whoever has set it up for the right to, or copy the site to a folder of your own.")
  }

  private func output(_ root: String) -> Finding {
    let path = root + "/Output"
    guard FileSystem.exists(path) else {
      return Finding(state: .ok, name: "output", text: "Output is not there yet; vitrine build makes it")
    }
    guard (try? OutputFolder.mayBeOurs(path)) == false else {
      return Finding(state: .ok, name: "output", text: "Output was built by Vitrine, or is empty")
    }
    return Finding(
      state: .missing, name: "output",
      text: "Output holds something that Vitrine has not built, so no build writes there",
      help: "Rename it, or build elsewhere: vitrine build --output DIR")
  }

  // MARK: Telling

  private static func text(_ findings: [Finding]) -> String {
    let marks: [Finding.State: String] = [.ok: "ok      ", .note: "note    ", .missing: "missing "]
    let lines = findings.map { finding in
      "\(marks[finding.state] ?? "")\(finding.text).\n" + (finding.help.map { "        \($0)\n" } ?? "")
    }
    let missing = findings.count { $0.state == .missing }
    return lines.joined()
      + (missing == 0 ? "Nothing that is needed is missing.\n" : "To be put right: \(counted(missing, "thing")).\n")
  }

  private static func json(_ finding: Finding) -> String {
    var members = [
      ("name", jsonString(finding.name)), ("state", jsonString(finding.state.rawValue)),
      ("text", jsonString(finding.text)),
    ]
    if let help = finding.help { members.append(("help", jsonString(help))) }
    return jsonObject(members)
  }
}
