internal import Content

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

  /// What to say when there is none.
  var isMissing: Outcome {
    let text =
      site.map { "There is no site in \($0): it holds no Content/site.yaml." }
      ?? "There is no site here: neither this folder nor one above it holds Content/site.yaml."
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
