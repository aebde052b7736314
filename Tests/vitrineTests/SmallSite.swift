import Diagnostics
import TestSupport

@testable import vitrine

/// A site in a folder of its own, with a theme as small as can be, and what the program says of it.
struct SmallSite {
  let folder = TemporaryFolder()

  /// Every template that the site may need; each page shows its heading and text.
  private static let templates = [
    "home", "project", "objective", "result", "activity", "indicator", "plan", "commitment", "organisation", "place",
    "beneficiary", "cases", "news", "event", "publication", "page", "list", "plan-part", "data", "method", "quality",
    "overdue", "changes", "search", "not-found",
  ]

  private static let base = """
    <!doctype html>
    <html lang="{{ page.language }}"><head><title>{{ page.title }}</title></head>
    <body><h1>{{ page.heading }}</h1>{% block top %}{% endblock %}{% block main %}{% endblock %}{{ page.body | default("") }}</body></html>

    """

  /// The same plan without a day on which it was brought up to date, so that no other fact is newer than a test's own.
  static let undatedPlan = [
    "Content/plans/p.md": "---\ntitle: Plan\nkind: ogp\nstart: 2012-09\nend: 2015-12\nscheme: irm-2011\n---\n"
  ]

  init(_ files: [String: String] = [:]) {
    folder.write(
      "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az]\n", to: "Content/site.yaml")
    folder.write(
      "---\ntitle: Plan\nkind: ogp\nstart: 2012-09\nend: 2015-12\nscheme: irm-2011\nupdated: 2017-08\n---\n",
      to: "Content/plans/p.md")
    folder.write(
      "---\ntitle: Promise\nplan: p\n---\nText with [the plan](../plans/p.md).\n", to: "Content/commitments/c.md")
    Self.writeTheme(languages: ["en", "az"], to: folder)
    for (name, text) in files { folder.write(text, to: name) }
  }

  static func writeTheme(languages: [String], to folder: TemporaryFolder, below site: String = "") {
    let theme = site + "Themes/default/"
    folder.write(base, to: theme + "templates/base.html")
    for name in templates { folder.write("{% extends \"base.html\" %}\n", to: theme + "templates/\(name).html") }
    for language in languages { folder.write(words, to: theme + "strings/\(language).yaml") }
  }

  private static let words = "language: {name: L}"

  /// Runs a command line, as `vitrine` would.
  func run(
    _ arguments: String..., programFolder: String = "/nowhere", patience: Duration = .seconds(60)
  ) async throws -> Outcome {
    try await run(arguments, programFolder: programFolder, patience: patience)
  }

  /// - Parameter searchPath: Where programs are looked for; none is found unless it is given.
  func run(
    _ arguments: [String], programFolder: String, patience: Duration = .seconds(60), searchPath: String = ""
  ) async throws -> Outcome {
    guard case .build(let request) = try Command.parse(arguments + ["--site", folder.path]) else {
      return Outcome(exitCode: .usage)
    }
    let environment = Environment(
      currentFolder: folder.path, programFolder: programFolder, processors: 2, isTerminal: false, isColoured: false,
      patience: patience, searchPath: searchPath)
    return await Build(request: request, environment: environment).run()
  }
}

extension SmallSite {
  /// The same for `vitrine theme check`.
  func checkTheme(programFolder: String = "/nowhere") async throws -> Outcome {
    guard case .themeCheck(let request) = try Command.parse(["theme", "check", "--site", folder.path]) else {
      return Outcome(exitCode: .usage)
    }
    return await ThemeCheck(request: request, environment: .test(in: folder.path, programFolder: programFolder)).run()
  }
}

extension Environment {
  static func test(in folder: String, programFolder: String = "/nowhere") -> Environment {
    Environment(
      currentFolder: folder, programFolder: programFolder, processors: 2, isTerminal: false, isColoured: false,
      searchPath: "")
  }
}

extension Outcome {
  /// The first lines of the messages: `file:line:column: error[id]`.
  var reports: [String] {
    messages.split(separator: "\n").compactMap { line in
      line.wholeMatch(of: /(\S.*?:\d+:\d+: (?:error|warning|note)\[[a-z0-9-]+\]): .*/).map { String($0.1) }
    }
  }
}

extension SmallSite {
  /// The same for `vitrine check --fix`.
  func fix(_ arguments: String..., by typist: Typist? = nil) async throws -> Outcome {
    guard case .fix(let request) = try Command.parse(["check", "--fix"] + arguments + ["--site", folder.path]) else {
      return Outcome(exitCode: .usage)
    }
    let environment = typist?.environment(in: folder.path) ?? .test(in: folder.path)
    return await Fixing(request: request, environment: environment).run()
  }
}
