internal import Content
internal import Diagnostics
internal import Site

/// Checks every template of a site's theme, without making a page.
struct ThemeCheck {
  let request: BuildRequest
  let environment: Environment

  func run() async -> Outcome {
    let site = SiteFolder(site: request.site, environment: environment)
    guard let root = site.root else { return site.isMissing }
    var loader = SiteLoader(root: root, options: BuildOptions())
    var diagnostics: [Diagnostic] = []
    var files = SourceFiles()
    do throws(FileFault) {
      let settings = try loader.settings()
      // What is wrong with the content is for `vitrine check` to say; here it tells which files and pages there are.
      var whole = SiteLoader(root: root, options: BuildOptions())
      let source = try await whole.load()
      (files, diagnostics) = (loader.files, loader.diagnostics)
      var count = 0
      if let settings {
        let themes = ThemeSearch(site: root, program: environment.programFolder)
        count = try Theme.check(settings, of: source, themes: themes, files: &files, diagnostics: &diagnostics)
      }
      return report(count, files, diagnostics, root: root)
    } catch {
      return Outcome(exitCode: .fileFault, messages: "vitrine: \(error.path): \(error.reason).\n")
    }
  }

  private func report(_ count: Int, _ files: SourceFiles, _ found: [Diagnostic], root: String) -> Outcome {
    let diagnostics = request.isStrict ? found.strict() : found
    var outcome = MessagePrinter(request: request, environment: environment, root: root).print(diagnostics, files)
    outcome.exitCode = diagnostics.hasErrors ? .contentErrors : .success
    if !request.isQuiet {
      outcome.messages += "Checked: \(count) templates, \(diagnostics.count(.error)) errors.\n"
    }
    return outcome
  }
}
