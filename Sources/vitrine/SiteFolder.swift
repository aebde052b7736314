internal import Content
internal import Diagnostics

/// The folder of the site that a command is about.
struct SiteFolder {
  /// As `--site` names it.
  let site: String?
  let environment: Environment

  /// The folder that `--site` names, else the current one or the nearest above that holds a site; `nil` without one.
  var root: String? {
    if let site = site {
      return FileSystem.exists(site + "/Content/site.yaml") ? site.withoutSlash : nil
    }
    var folder = environment.currentFolder
    while true {
      if FileSystem.exists(folder + "/Content/site.yaml") { return folder }
      guard let slash = folder.lastIndex(of: "/"), slash > folder.startIndex else { return nil }
      folder = String(folder[..<slash])
    }
  }

  /// A file of the Content folder that is probably meant for site.yaml.
  private var misnamedSettings: String? {
    guard let folder = try? Folder((site ?? environment.currentFolder) + "/Content"), let names = try? folder.names()
    else {
      return nil
    }
    let likely = ["site.yml", "site.ymal", "site.yaml.txt", "settings.yaml", "config.yaml"]
    return names.first { name in
      let small = name.lowercased()
      return small == "site.yaml" || likely.contains(small) || nearMiss(small, among: ["site.yaml"]) != nil
    }
  }

  /// What to say when there is none.
  var isMissing: Outcome {
    let text =
      site.map { "There is no site in \($0): it holds no Content/site.yaml." }
      ?? "There is no site here: neither this folder nor one above it holds Content/site.yaml."
    if let meant = misnamedSettings {
      return Outcome(
        exitCode: .usage,
        messages:
          "vitrine: The settings of a site are Content/site.yaml, and here is Content/\(meant).\nRename it site.yaml.\n"
      )
    }
    return Outcome(exitCode: .usage, messages: "vitrine: \(text)\nSay where the site is with --site DIR.\n")
  }
}

extension String {
  /// A folder's path without a slash at its end.
  var withoutSlash: String {
    var path = self
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    return path
  }
}
