internal import Content
internal import Diagnostics
internal import FrontMatter

/// The files of a theme, found and read.
struct ThemeFiles: Sendable {
  struct File: Sendable {
    /// Relative to the theme's folder of its kind: `commitment.html`, `macros/tile.html`, `az.yaml`.
    let name: String
    let file: SourceFile
    let bytes: [UInt8]

    /// The fields of a YAML file; `nil` when it is not one.
    func fields(diagnostics: inout [Diagnostic]) -> Node? {
      let faults = SourceText.check(bytes, file: file)
      diagnostics += faults
      guard !faults.hasErrors else { return nil }
      return readYAML(bytes[...], file: file, firstLine: 1, diagnostics: &diagnostics)
    }
  }

  private(set) var templates: [File] = []
  /// The style sheets, joined in the order of their names.
  private(set) var styleSheet: [UInt8] = []
  /// Other assets, by their names below `assets`, with their full paths.
  private(set) var assets: [(name: String, path: String)] = []
  private(set) var strings: [File] = []

  /// Reads a theme's folder.
  ///
  /// - Parameter shownAs: How the folder is called in messages.
  init(folder: String, shownAs name: String, files: inout SourceFiles) throws(FileFault) {
    for path in try Self.names(below: folder + "/templates") {
      let bytes = try FileSystem.read(folder + "/templates/" + path, limit: 16_000_000)
      templates.append(File(name: path, file: files.add("\(name)/templates/\(path)"), bytes: bytes))
    }
    for path in try Self.names(below: folder + "/assets") {
      let full = folder + "/assets/" + path
      if path.hasPrefix("css/"), path.hasSuffix(".css") {
        styleSheet += try FileSystem.read(full)
      } else {
        assets.append((path, full))
      }
    }
    for path in try Self.names(below: folder + "/strings") where path.hasSuffix(".yaml") {
      let bytes = try FileSystem.read(folder + "/strings/" + path, limit: 4_000_000)
      strings.append(File(name: path, file: files.add("\(name)/strings/\(path)"), bytes: bytes))
    }
  }

  /// The files below a folder, by name; none when there is no such folder.
  private static func names(below folder: String, prefix: String = "") throws(FileFault) -> [String] {
    guard FileSystem.isFolder(folder) else { return [] }
    var found: [String] = []
    for name in try FileSystem.names(in: folder) where !name.hasPrefix(".") && !name.hasSuffix("~") {
      let path = folder + "/" + name
      if FileSystem.isFolder(path) {
        found += try names(below: path, prefix: prefix + name + "/")
      } else if FileSystem.isFile(path) {
        found.append(prefix + name)
      }
    }
    return found
  }

  /// The words of a language; `nil` when the theme has none.
  func words(_ language: String, diagnostics: inout [Diagnostic]) -> Node? {
    strings.first { $0.name == language + ".yaml" }?.fields(diagnostics: &diagnostics)
  }

  /// The name of the joined style sheet: it changes with the content, so that it can be kept for ever.
  var styleSheetName: String {
    // FNV-1a, 64 bits: tells two versions apart, no more is asked of it.
    let hash = styleSheet.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    return "assets/site-\(String(hash, radix: 36)).css"
  }
}
