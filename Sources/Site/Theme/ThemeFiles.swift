internal import Content
internal import Diagnostics
internal import FrontMatter
internal import Template

/// The files of a theme that count, read.
struct ThemeFiles: Sendable {
  private(set) var templates: [TemplateFile] = []
  /// Style sheets of what a page opens with, in the order of their names, and all others.
  private var topStyles: [UInt8] = []
  private var otherStyles: [UInt8] = []
  /// All style sheets that are joined, one by one.
  private(set) var writtenStyles: [WrittenStyle] = []
  /// Other assets that some file of the theme names, and those that none does.
  private(set) var assets: [PublishableFile] = []
  private(set) var unusedAssets: [PublishableFile] = []
  /// The files of the site's own: of a default theme on which others are laid, not each is used.
  private(set) var own: Set<SourceFile> = []
  /// By language; of those that stand over each other the lowest first.
  private var strings: [(language: String, fields: Node)] = []
  /// The script of the page that searches, as it is published.
  private(set) var searchScript: Asset?
  /// The icons of all pages, which name them by their parts.
  private(set) var icons: Asset?

  /// A file that is published under a name that changes with its content, so that it can be kept for ever.
  struct Asset: Sendable {
    let name: String
    let bytes: [UInt8]

    /// - Parameter stem: Its name below `assets` without the ending.
    init(_ stem: String, ending: String, _ bytes: [UInt8]) {
      name = "assets/\(stem)-\(shortHash(bytes)).\(ending)"
      self.bytes = bytes
    }
  }

  /// The largest template, style sheet or file of words, in bytes.
  private static let largestText = 2_000_000
  /// The largest file that is published as it is, in bytes.
  private static let largestAsset = 100_000_000

  /// - Throws: When a file cannot be read.
  init(
    _ inventory: ThemeInventory, kept: KeptStages? = nil, files: inout SourceFiles, diagnostics: inout [Diagnostic]
  ) throws(FileFault) {
    var readable: [String] = []
    for file in inventory.files {
      for (rank, copy) in file.copies.enumerated() {
        let layer = inventory.layers[copy.layer]
        let place = files.add(layer.shownAs + "/" + file.path)
        let full = layer.folder + "/" + file.path
        let (part, name) = Self.parts(of: file.path)
        if layer.theme != ThemeLayer.standard || inventory.layers.count == 1 { own.insert(place) }
        let isText =
          part != "assets" || Self.isStyleSheet(name) || name == Self.searchScriptName || file.path == Self.iconsName
        let limit = isText ? Self.largestText : Self.largestAsset
        guard copy.size <= limit else {
          let name = String(file.path.split(separator: "/").last ?? "")
          diagnostics.append(.fileTooLarge(name, limit: limit, at: SourceRange(file: place, line: 1, column: 1)))
          continue
        }
        switch part {
        case "templates":
          // What lies lowest of a theme is what its name stands for.
          let isLowest = !file.copies[(rank + 1)...].contains { inventory.layers[$0.layer].theme == layer.theme }
          let fullName = isLowest ? layer.theme.map { $0 + ":" + name } : nil
          guard rank == 0 || fullName != nil else { continue }
          templates.append(
            TemplateFile(
              name: rank == 0 ? name : fullName ?? name, file: place, bytes: try FileSystem.read(full),
              fullName: fullName, isShadowed: rank > 0))
        case "assets" where rank > 0: break
        case "assets" where name == Self.searchScriptName:
          searchScript = Asset("search", ending: "js", try FileSystem.read(full))
        case "assets" where file.path == Self.iconsName:
          icons = Asset("icons", ending: "svg", try FileSystem.read(full))
        case "assets" where isText:
          let bytes = try FileSystem.read(full)
          if let fault = StyleCheck(bytes, file: place).fault { diagnostics.append(fault) }
          writtenStyles.append(WrittenStyle(file: place, bytes: bytes, folder: "assets", isJoined: true))
          if name.hasPrefix(Self.topStyleFolder) { topStyles += bytes } else { otherStyles += bytes }
        case "assets":
          assets.append(PublishableFile(address: file.path, path: full, source: place, origin: .theme))
          if ThemeNames.areIn(name), copy.size <= Self.largestText { readable.append(full) }
        default:
          guard name.hasSuffix(".yaml") else {
            diagnostics.append(.unusedThemeFile(file.path, at: SourceRange(file: place, line: 1, column: 1)))
            continue
          }
          if let fields = readFields(try FileSystem.read(full), file: place, kept: kept, diagnostics: &diagnostics) {
            strings.insert((String(name.dropLast(".yaml".count)), fields), at: 0)
          }
        }
      }
    }
    try leaveOutUnused(readable)
  }

  /// Takes out the own files that no file of the theme names.
  ///
  /// - Parameter readable: The paths of those that may name others.
  private mutating func leaveOutUnused(_ readable: [String]) throws(FileFault) {
    guard assets.contains(where: { own.contains($0.source) }) else { return }
    var names = ThemeNames()
    for template in templates { names.add(template.bytes) }
    if let searchScript { names.add(searchScript.bytes) }
    for path in readable { names.add(try FileSystem.read(path)) }
    names.add(topStyles)
    names.add(otherStyles)
    unusedAssets = assets.filter { own.contains($0.source) && !names.use($0.address) }
    assets.removeAll { own.contains($0.source) && !names.use($0.address) }
  }

  static let searchScriptName = "search.js"
  /// What templates call the file of the theme's icons.
  static let iconsName = "assets/icons.svg"
  /// What templates get the address of, as `site.icon`.
  static let iconName: Substring = "icon.svg"

  private static func parts(of path: String) -> (part: String, name: String) {
    let slash = path.firstIndex(of: "/") ?? path.startIndex
    return (String(path[..<slash]), String(path[slash...].dropFirst()))
  }

  private static let topStyleFolder = "css/top/"

  private static func isStyleSheet(_ name: String) -> Bool { name.hasPrefix("css/") && name.hasSuffix(".css") }

  /// The words of a language, each over those before it; none when the theme has none. As a country writes it, `en-GB`, a
  /// language has those of the language itself under its own.
  func words(_ language: String) -> [Node] {
    let parts = language.split(separator: "-")
    let isOfCountry = parts.count > 1 && (parts[parts.count - 1].count == 2 || Int(parts[parts.count - 1]) != nil)
    let general = isOfCountry ? words(parts.dropLast().joined(separator: "-")) : []
    return general + strings.filter { $0.language == language }.map(\.fields)
  }

  func styleSheets(_ choices: ThemeChoices) -> StyleSheets {
    StyleSheets(choices: choices.styleSheet, top: topStyles, rest: otherStyles)
  }
}

/// The fields of a YAML file of the theme; `nil` when it is not one.
///
/// - Parameter kept: What is kept from the build before.
func readFields(
  _ bytes: [UInt8], file: SourceFile, kept: KeptStages? = nil, diagnostics: inout [Diagnostic]
) -> Node? {
  if let kept {
    return kept.fields(of: bytes, file: file, diagnostics: &diagnostics) {
      readFields(bytes, file: file, diagnostics: &$0)
    }
  }
  let faults = SourceText.check(bytes, file: file)
  diagnostics += faults
  guard !faults.hasErrors else { return nil }
  return readYAML(bytes[...], file: file, firstLine: 1, diagnostics: &diagnostics)
}
