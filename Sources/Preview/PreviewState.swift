internal import Diagnostics

/// What pages are told: which build they show, and what is wrong.
struct PreviewState: Sendable {
  /// So many messages of a kind are shown in a page; the terminal has all.
  private static let mostShown = 100

  /// Another one for each start of the program, so that pages of a former one know that they are old.
  private let session: String
  /// Of the sites that were shown.
  private var number = 0
  /// Of all news of builds.
  private var serial = 0
  /// Was the look all that the newest change of the site was of?
  private var isOfStylesAlone = false
  /// What is shown now.
  private(set) var files: (any PreviewFiles)?
  /// The site's default language, as it was last known.
  private(set) var language = "en"
  private(set) var facts = PreviewBuild.Facts(base: "/", language: "en", sources: [:])
  /// Is what is shown the site that was read last?
  private var isNewestShown = false
  /// The last site of which every file was made without an error.
  private var good: (files: any PreviewFiles, facts: PreviewBuild.Facts)?
  private var messages: [(String, String)] = []

  init(session: String) { self.session = session }

  var hasSite: Bool { files != nil }

  /// The name of the build that is shown.
  var build: String { name(of: number) }

  private func name(of number: Int) -> String { "\(session)-\(number)" }

  /// Takes over what came of reading the site anew. Where that cannot be shown, the former one stays.
  mutating func take(_ build: PreviewBuild, of changes: ChangedFiles) {
    serial += 1
    messages = Self.messages(of: build)
    if let facts = build.facts {
      language = facts.language
      if build.files != nil || !hasSite { self.facts = facts }
    }
    isNewestShown = build.files != nil
    guard let files = build.files else { return }
    show(files, ofStylesAlone: changes.isOfStylesAlone)
    if build.rest == nil { good = (files, facts) }
  }

  /// Takes over what came of making all files of the site that was read last. Where anything is wrong with what is shown, the
  /// last good site is shown again.
  mutating func takeRest(_ build: PreviewBuild) {
    serial += 1
    messages = Self.messages(of: build)
    if let files = build.files, let facts = build.facts {
      self.facts = facts
      show(files, ofStylesAlone: false)
      good = (files, facts)
    } else if isNewestShown {
      facts = good?.facts ?? facts
      if let good { show(good.files, ofStylesAlone: false) } else { files = nil }
    }
  }

  private mutating func show(_ files: any PreviewFiles, ofStylesAlone isOfStylesAlone: Bool) {
    guard files !== self.files else { return }
    self.files = files
    number += 1
    self.isOfStylesAlone = isOfStylesAlone
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
