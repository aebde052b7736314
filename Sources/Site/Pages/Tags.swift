internal import Diagnostics
internal import FrontMatter
internal import Markup
internal import Reporting

/// The words that gather records on a subject, each with the records that bear it; found once.
///
/// Words that make the same address, such as `Tax law` and `tax-law`, are one tag. Invented records count in none, and
/// texts such as "About" stand in no list.
struct Tags: Sendable, RecordTableVisitor {
  struct Tag: Sendable {
    /// As the first of its records writes it.
    let word: String
    /// Its part of the page's address; `tag.<key>` is its word in a language.
    let key: String
    /// In the order of the collections.
    fileprivate(set) var records: [(collection: Reporting.Collection, position: Int)]
  }

  /// In the order of their first records.
  private(set) var all: [Tag] = []
  /// Words that share a page, though they say something else.
  private(set) var diagnostics: [Diagnostic] = []
  private var places: [String: Int] = [:]
  private var told: Set<String> = []
  private let records: Records

  init(_ records: Records) {
    self.records = records
    Records.visitTables(&self)
  }

  mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
    guard Element.collection != .pages else { return }
    for record in records[keyPath: table].counted {
      for (position, word) in (record.header.tags ?? []).enumerated() {
        add(
          word, of: Element.collection, record.header.position,
          at: record.place(ofItem: position, of: RecordHeader.tags))
      }
    }
  }

  private mutating func add(
    _ word: String, of collection: Reporting.Collection, _ position: Int, at range: SourceRange
  ) {
    let key = Self.key(of: word)
    let place = places[key] ?? all.count
    places[key] = place
    if place == all.count {
      all.append(Tag(word: word, key: key, records: []))
    } else if all[place].word != word, Self.plain(all[place].word) != Self.plain(word),
      told.insert(Self.plain(word)).inserted
    {
      diagnostics.append(.tagsOnOnePage(word, all[place].word, at: range))
    }
    // A record that bears a word twice is one record.
    guard all[place].records.last.map({ $0 != (collection, position) }) ?? true else { return }
    all[place].records.append((collection, position))
  }

  /// A word without what people write in several ways, and leave out: capitals, blanks, hyphens, quotes.
  private static func plain(_ word: String) -> String {
    String(word.inSmallLetters.replacing("ı", with: "i").filter { !$0.isWhitespace && !"-–—\"'’“”„«».,".contains($0) })
  }

  /// A file's name has at most 255 bytes.
  private static func key(of word: String) -> String {
    HeadingIDs.slug(String(String.UnicodeScalarView(word.unicodeScalars.prefix(60))))
  }

  /// The tags that a record bears, in its order, those among them that have pages.
  func tags(of header: RecordHeader) -> [Tag] {
    var keys = Set<String>()
    return (header.tags ?? []).map(Self.key).filter { keys.insert($0).inserted }
      .compactMap { places[$0] }.map { all[$0] }
  }
}

extension Diagnostic {
  fileprivate static func tagsOnOnePage(_ word: String, _ other: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "tags-on-one-page",
      "The tags `\(word)` and `\(other)` share one page, called `\(other)`: in its address only letters and digits "
        + "count.", severity: .warning, at: range,
      help: "Give one of them a word that differs by a letter or digit, such as `C plus plus` for `C++`.")
  }
}
