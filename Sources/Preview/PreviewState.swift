internal import Diagnostics

/// What pages are told: which build they show, and what is wrong.
struct PreviewState: Sendable {
  /// So many messages of a kind are shown in a page; the terminal has all.
  private static let mostShown = 100

  /// Another one for each start of the program, so that pages of a former one know that they are old.
  private let session: String
  /// Of the builds that changed the site.
  private var number = 0
  /// Of all builds.
  private var serial = 0
  /// Was the look all that the newest change of the site was of?
  private var isOfStylesAlone = false
  private(set) var hasSite = false
  /// The site's default language, as it was last known.
  private(set) var language = "en"
  private(set) var facts = PreviewBuild.Facts(base: "/", language: "en", sources: [:])
  private var messages: [(String, String)] = []

  init(session: String) { self.session = session }

  /// The name of the build that the output folder holds.
  var build: String { name(of: number) }

  private func name(of number: Int) -> String { "\(session)-\(number)" }

  /// Takes over what a build came to.
  mutating func take(_ build: PreviewBuild, of changes: ChangedFiles) {
    serial += 1
    if build.isPublished, build.hasChanged || !hasSite {
      number += 1
      isOfStylesAlone = changes.isOfStylesAlone
    }
    hasSite = hasSite || build.isPublished
    if let facts = build.facts { language = facts.language }
    // Pages that are still served are those of the former site, and so are its address and what they are made of.
    if let facts = build.facts, build.isPublished || !hasSite { self.facts = facts }
    messages = Self.messages(of: build)
  }

  private static func messages(of build: PreviewBuild) -> [(String, String)] {
    func list(_ severity: Severity) -> String {
      build.report.render(build.diagnostics.lazy.filter { $0.severity == severity }.prefix(mostShown))
    }
    return [
      ("fault", build.fault.map(jsonString) ?? "null"),
      ("error_count", String(build.diagnostics.count(.error))),
      ("warning_count", String(build.diagnostics.count(.warning))),
      ("errors", list(.error)), ("warnings", list(.warning)),
    ]
  }

  // MARK: What goes out

  /// What pages are sent after each build, and first of all (server-sent events).
  var event: String {
    let text = jsonObject([
      ("build", jsonString(build)), ("former", jsonString(name(of: number - 1))),
      ("styles", String(isOfStylesAlone)), ("serial", String(serial)),
    ])
    return "event: state\ndata: \(text)\n\n"
  }

  /// All that a page shows of itself and of the newest build, as JSON.
  ///
  /// - Parameter page: The path of its file below the output folder.
  func json(page: String?) -> String {
    let words = PreviewWords.words(language)
    let source = page.flatMap { facts.sources[$0] }
    return jsonObject(
      [
        ("build", jsonString(build)), ("serial", String(serial)), ("has_site", String(hasSite)),
        ("language", jsonString(words.language)), ("words", words.json),
      ] + messages + [("page", source.map(Self.json) ?? "null")])
  }

  private static func json(_ source: PreviewBuild.Source) -> String {
    var members = [("file", jsonString(source.file))]
    switch source.standing {
    case .published: break
    case .draft: members.append(("standing", jsonString("draft")))
    case .waiting(let day): members += [("standing", jsonString("waiting")), ("day", jsonString(day))]
    }
    return jsonObject(members)
  }
}
