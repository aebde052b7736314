internal import Content
internal import Diagnostics
internal import Site

/// The arguments of `theme list` and `theme eject`, checked.
struct ThemeFilesRequest {
  var site: String?
  /// As people name it: `templates/commitment.html`, or `commitment.html` alone; of `eject`.
  var file = ""
}

/// Shows which files a site's theme is made of, and copies one of them to be changed.
struct ThemeFiles {
  let request: ThemeFilesRequest
  let environment: Environment

  func list() -> Outcome {
    withTheme { inventory, _ throws(FileFault) in Outcome(exitCode: .success, data: inventory.listing) }
  }

  func eject() -> Outcome {
    withTheme { (inventory, root) throws(FileFault) in
      guard let file = inventory.find(request.file) else {
        return unknown(request.file, inventory.candidates(for: request.file))
      }
      let folder = try Folder(root)
      let target = inventory.ownFolder + "/" + file.path
      guard try folder.kind(of: target) == nil else {
        return Outcome(
          exitCode: .fileFault, messages: "vitrine: \(target) is there already, and nothing was changed.\n")
      }
      let bytes = try FileSystem.read(file.original)
      if let slash = target.lastIndex(of: "/") { try folder.makeFolder(String(target[..<slash])) }
      try folder.writeNew(bytes, to: target)
      return Outcome(exitCode: .success, data: Self.report(file.shownAs, target, inventory.fullName(of: file.path)))
    }
  }

  private func withTheme(
    _ work: (_ inventory: ThemeInventory, _ root: String) throws(FileFault) -> Outcome
  ) -> Outcome {
    let site = SiteFolder(site: request.site, environment: environment)
    guard let root = site.root else { return site.isMissing }
    var loader = SiteLoader(root: root, options: BuildOptions())
    do throws(FileFault) {
      let settings = try loader.settings()
      var (files, diagnostics) = (loader.files, loader.diagnostics)
      let themes = ThemeSearch(site: root, program: environment.programFolder)
      if let settings,
        let inventory = try ThemeInventory(settings, themes: themes, files: &files, diagnostics: &diagnostics)
      {
        return try work(inventory, root)
      }
      let printer = MessagePrinter(request: BuildRequest(writes: false), environment: environment, root: root)
      var outcome = printer.print(diagnostics, files)
      outcome.exitCode = .contentErrors
      return outcome
    } catch {
      return Outcome(exitCode: .fileFault, messages: "vitrine: \(error.path): \(error.reason).\n")
    }
  }

  private func unknown(_ name: String, _ candidates: [String]) -> Outcome {
    let message =
      candidates.count > 1
      ? "More than one file of the theme is called `\(name)`: \(oneOf(candidates, joining: "and"))."
      : "The theme has no file `\(name)`."
    let help = candidates.count == 1 ? "Did you mean `\(candidates[0])`?" : "vitrine theme list"
    return Outcome(exitCode: .usage, messages: "vitrine: \(message)\n\(help)\n")
  }

  /// What was done, and what to do next.
  private static func report(_ original: String, _ target: String, _ fullName: String?) -> String {
    var text = "\(original) was copied to \(target), which now stands in its place.\n"
    if let fullName {
      text +=
        "To change a part of it alone, begin the file with {% extends \"\(fullName)\" %} "
        + "and keep the blocks that differ.\n"
    } else if target.hasSuffix(".yaml") {
      text += "Keep the words that you change, and delete the others: those of the theme then show through.\n"
    }
    return text + "Change it, then run: vitrine theme check\n"
  }
}
