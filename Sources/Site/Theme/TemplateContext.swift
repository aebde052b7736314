package import Content
package import Diagnostics
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Synchronization

/// What the site's filters and functions know of the page that a template writes.
///
/// A class, since each use of one of them is handed it.
package final class TemplateContext: Sendable {
  let language: Language
  private let addresses: Addresses
  /// Every file of the built site, by its path below the output folder; `nil` where no site is being built.
  private let files: Set<String>?
  /// Those of them of which is noted who asks whether they are there.
  private let lists: Set<String>
  /// Files that go out only where something refers to them, and those of them that a template has referred to.
  private let candidates: Set<String>
  /// What the file of the theme's icons is published as; `nil` where it has none.
  private let icons: String?
  private let findings: TemplateFindings
  /// Where it is noted that something was found; `nil` where nobody wants to know.
  private let notes: ReadNotes?
  /// By their files, the records that wait, have expired or are held back: a link to one leads nowhere, and is no mistake.
  private let absent: [String: AbsentRecords.Absent]

  /// - Parameters:
  ///   - candidates: Files that go out only where something refers to them; `files` has them too.
  ///   - icons: What the file of the theme's icons is published as; `nil` where it has none.
  init(
    language: Language, addresses: Addresses, files: Set<String>, lists: Set<String>, candidates: Set<String>,
    icons: String?,
    absent: AbsentRecords
  ) {
    self.language = language
    self.addresses = addresses
    self.files = files
    self.lists = lists
    self.candidates = candidates
    self.icons = icons
    findings = TemplateFindings()
    notes = nil
    self.absent = Dictionary(
      absent.all.filter { $0.absence != .draft }.map {
        (addresses.file(of: .record($0.collection, slug: $0.slug), in: language.index), $0)
      }
    ) { first, _ in first }
  }

  /// For templates that are tried without a site. Their words are those of the theme that they belong to, if they do;
  /// every address is taken to lead somewhere.
  ///
  /// - Throws: When the words cannot be read.
  package init(
    triedIn templates: String, language code: String, files: inout SourceFiles, diagnostics: inout [Diagnostic]
  ) throws(FileFault) {
    var words = Words(WritingRules(language: code))
    let path = templates + "/../strings/" + code + ".yaml"
    if !code.contains("/"), FileSystem.isFile(path) {
      let fields = readFields(
        try FileSystem.read(path), file: files.add("strings/\(code).yaml"), diagnostics: &diagnostics)
      if let fields { words.add(fields, diagnostics: &diagnostics) }
    }
    language = Language(index: 0, words: words, fallbacks: [])
    addresses = Addresses(baseURL: "/", languages: [code])
    self.files = nil
    lists = []
    self.candidates = []
    icons = nil
    absent = [:]
    findings = TemplateFindings()
    notes = nil
  }

  private init(_ context: TemplateContext, notes: ReadNotes) {
    (language, addresses, files) = (context.language, context.addresses, context.files)
    (lists, candidates, icons, absent) = (context.lists, context.candidates, context.icons, context.absent)
    findings = context.findings
    self.notes = notes
  }

  /// The same, with what it finds, of which is noted that it found something.
  func noting(by notes: ReadNotes) -> TemplateContext { TemplateContext(self, notes: notes) }

  /// The candidates that templates have referred to so far.
  var referredFiles: Set<String> { findings.files }

  /// That templates have linked so far to records that are not shown today.
  var linksToHidden: [Diagnostic] { findings.linksToHidden }

  /// The address by which a page or file of the site is linked to; `nil` when the site has no such, and nothing for
  /// a record that is not shown today.
  ///
  /// - Parameters:
  ///   - path: A page ends with a slash, `commitments/`, and is meant in the language of the page that links to it; a file
  ///     is named from the output folder, `data/commitments.csv`; the theme's icons are `assets/icons.svg`.
  ///   - place: Where a template asks for it.
  func address(of path: String, at place: SourceRange) -> String? {
    if path == ThemeFiles.iconsName, let icons { return addresses.link(toFile: icons) }
    let (file, link) = addresses.link(toPath: path, in: language.index)
    if let found = candidates.firstIndex(of: file) {
      notes?.noteUnrepeatable()
      findings.add(candidates[found])
    }
    if let hidden = absent[file] {
      notes?.noteUnrepeatable()
      findings.add(.textLinkToHidden(path, hidden, at: place), of: path, at: place)
      return ""
    }
    guard let files else { return link }
    let isThere = files.contains(file)
    if !isThere || lists.contains(file) { notes?.note(.everything) }
    return isThere ? link : nil
  }

  /// The paths that have an address, as `address(of:)` takes them.
  var paths: [String] {
    (files ?? []).map { $0.hasSuffix("/index.html") ? String($0.dropLast("index.html".count)) : $0 }
      + (icons == nil ? [] : [ThemeFiles.iconsName])
  }
}

/// What templates of a language have linked to so far, whichever worker ran them.
private final class TemplateFindings: Sendable {
  private let found = Mutex(Found())

  private struct Found {
    /// Of the files that go out only where something refers to them.
    var files: Set<String> = []
    /// By place and path, that a template links to a record which is not shown today.
    var links: [HiddenLink: Diagnostic] = [:]
  }

  private struct HiddenLink: Hashable {
    let place: SourceRange
    let path: String
  }

  var files: Set<String> { found.withLock { $0.files } }
  var linksToHidden: [Diagnostic] { found.withLock { Array($0.links.values) } }

  func add(_ file: String) { found.withLock { _ = $0.files.insert(file) } }

  func add(_ diagnostic: Diagnostic, of path: String, at place: SourceRange) {
    found.withLock { $0.links[HiddenLink(place: place, path: path)] = diagnostic }
  }
}
