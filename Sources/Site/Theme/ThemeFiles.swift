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

  /// The largest template, style sheet or file of words, in bytes.
  private static let largestText = 2_000_000
  /// The largest file that is published as it is, in bytes.
  private static let largestAsset = 100_000_000

  /// Reads a theme's folder.
  ///
  /// - Parameter shownAs: How the folder is called in messages.
  init(
    folder: String, shownAs name: String, files: inout SourceFiles, diagnostics: inout [Diagnostic]
  ) throws(FileFault) {
    for part in ["templates", "assets", "strings"] where FileSystem.isFolder(folder + "/" + part) {
      let tree = try FileTree(below: folder + "/" + part, shownAs: name + "/" + part, files: &files)
      diagnostics += tree.diagnostics
      for entry in tree.files {
        let full = folder + "/" + part + "/" + entry.path
        let isText = part != "assets" || Self.isStyleSheet(entry.path)
        let limit = isText ? Self.largestText : Self.largestAsset
        let file = files.add("\(name)/\(part)/\(entry.path)")
        guard entry.size <= limit else {
          diagnostics.append(
            .fileTooLarge(entry.name, limit: limit, at: SourceRange(file: file, line: 1, column: 1)))
          continue
        }
        if isText {
          take(File(name: entry.path, file: file, bytes: try FileSystem.read(full)), of: part)
        } else {
          assets.append((entry.path, full))
        }
      }
    }
  }

  private static func isStyleSheet(_ path: String) -> Bool { path.hasPrefix("css/") && path.hasSuffix(".css") }

  private mutating func take(_ file: File, of part: String) {
    switch part {
    case "templates": templates.append(file)
    case "assets": styleSheet += file.bytes
    default: if file.name.hasSuffix(".yaml") { strings.append(file) }
    }
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
