internal import Content
package import Diagnostics
package import FrontMatter

/// A table in the form in which an office keeps it, read into rows as front matter would have them.
///
/// Which figure it is (its date, its labels) must be certain, else nothing is read. A figure that cannot be read leaves
/// out its row alone, and is told.
package struct OfficeTable: Sendable {
  /// `nil` where nothing is read, which is told.
  package private(set) var table: Node.Table?
  /// The sheet of a workbook that it stands in.
  package private(set) var sheet: String?
  private let fields: TableFields
  private let settings: TableSettings
  private let start: SourceRange

  private init(_ file: SourceFile, _ fields: TableFields, _ settings: TableSettings) {
    (self.fields, self.settings) = (fields, settings)
    start = SourceRange(file: file, line: 1, column: 1)
  }

  /// Reads a text file with cells in rows.
  package init(
    text bytes: [UInt8], file: SourceFile, fields: TableFields, settings: TableSettings,
    diagnostics: inout [Diagnostic]
  ) {
    self.init(file, fields, settings)
    do throws(DelimitedText.Fault) {
      let (sheet, guess) = try DelimitedText.sheet(bytes, file: file, encoding: settings.encoding)
      if let guess {
        let lost = Self.lostLetters(in: [sheet])
        diagnostics += lost.isEmpty ? [.encodingNotSaid(guess, at: start)] : lost
      } else {
        read([sheet], &diagnostics)
      }
    } catch {
      switch error {
      case .unreadable(let encoding): diagnostics.append(.notInEncoding(encoding, at: start))
      case .csv(let diagnostic): diagnostics.append(diagnostic)
      }
    }
  }

  /// Reads a workbook, `.xlsx` or `.ods`.
  package init(
    workbook bytes: [UInt8], file: SourceFile, fields: TableFields, settings: TableSettings,
    diagnostics: inout [Diagnostic]
  ) {
    self.init(file, fields, settings)
    do throws(WorkbookFault) {
      read(try Self.sheets(of: bytes, file: file), &diagnostics)
    } catch {
      diagnostics.append(.unreadableWorkbook(error, at: start))
    }
  }

  static func sheets(of bytes: [UInt8], file: SourceFile) throws(WorkbookFault) -> [Sheet] {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .old }
    guard bytes.starts(with: [0x50, 0x4B]) else {
      let first = bytes.first { $0 > 0x20 && $0 < 0x80 }
      throw first == UInt8(ascii: "<") ? .otherKind("a web page") : .damaged
    }
    let archive = try Archive(bytes)
    return archive.names.contains("content.xml")
      ? try OpenDocument.sheets(of: archive, file: file) : try Workbook.sheets(of: archive, file: file)
  }

  static func lostLetters(in sheets: [Sheet]) -> [Diagnostic] {
    sheets.lazy.flatMap(\.rows).flatMap(\.cells).filter { $0.text.hasLostLetters }.prefix(20).map {
      .lostLetters($0.text, at: $0.range)
    }
  }

  private mutating func read(_ sheets: [Sheet], _ diagnostics: inout [Diagnostic]) {
    let wanted = settings.sheet.map { name in sheets.filter { $0.name == name } } ?? sheets.filter { !$0.isHidden }
    if let name = settings.sheet, wanted.isEmpty {
      return diagnostics.append(.noSuchSheet(name, among: sheets.map(\.name), at: start))
    }
    let found = wanted.compactMap { sheet in TableHead(sheet, fields, settings).map { (sheet, $0) } }
    guard let (chosen, head) = found.first else {
      let lost = Self.lostLetters(in: wanted)
      let wide = wanted.compactMap { WideTable($0, fields, settings) }.first
      diagnostics += !lost.isEmpty ? lost : [wide?.diagnostic ?? .noTable(fields.names, at: start)]
      return
    }
    guard found.count == 1 else { return diagnostics.append(.severalSheets(found.map(\.0.name), at: start)) }
    var sheet = chosen
    // What is left out, and was perhaps hidden by mistake.
    let hidden = sheets.filter { $0.isHidden && settings.sheet == nil && TableHead($0, fields, settings) != nil }
    if !hidden.isEmpty {
      let names = enumerated(hidden.map { "`\($0.name)`" }, joining: "and")
      sheet.remarks.append("the hidden \(hidden.count == 1 ? "sheet" : "sheets") \(names) left out")
    }
    var reading = TableReading(sheet, head, fields, settings)
    let rows = reading.rows()
    diagnostics += reading.found
    self.sheet = sheet.name.isEmpty ? nil : sheet.name
    table = rows.map { Node.Table(columns: head.columns(of: $0), rows: $0, isWhole: !reading.hasLeftOut) }
    if let table, table.rows.isEmpty, table.isWhole {
      diagnostics.append(.tableWithoutRows(at: head.columns.first?.header.range ?? start))
    }
  }
}

extension String {
  /// `D?y?r`: a question mark within a word, where a letter was.
  var hasLostLetters: Bool {
    guard utf8.contains(UInt8(ascii: "?")) else { return false }
    return zip(self, zip(dropFirst(), dropFirst(2))).contains { $0.isLetter && $1.0 == "?" && $1.1.isLetter }
  }
}

/// The row that names the columns, and what each of them is.
struct TableHead {
  enum Kind: Equatable {
    case field(String)
    /// The figures of a year, month or quarter, which stands in the header.
    case period(String)
    /// What adds up all periods.
    case total
    /// Said not to be read.
    case ignored
    case unknown
  }

  struct Column {
    let number: Int
    let header: Cell
    let kind: Kind

    var isRead: Bool {
      switch kind {
      case .field, .period: true
      case .total, .ignored, .unknown: false
      }
    }
  }

  let columns: [Column]
  /// Its place among the sheet's rows.
  let row: Int

  /// The first row that names what such a table needs; `nil` where none does.
  init?(_ sheet: Sheet, _ fields: TableFields, _ settings: TableSettings) {
    for (index, row) in sheet.rows.prefix(50).enumerated() where row.cells.count > 1 {
      let columns = row.cells.map { Column(number: $0.column, header: $0, kind: Self.kind(of: $0, fields, settings)) }
      let roles = columns.compactMap { column in
        if case .field(let name) = column.kind { fields.role(of: name) } else { nil }
      }
      // A row with numbers beside its dates holds figures: its header is another, which is not understood.
      let isOfFigures = columns.contains { $0.kind == .unknown && FigureText($0.header.text) != nil }
      let periods = isOfFigures ? 0 : columns.count { if case .period = $0.kind { true } else { false } }
      let isTable =
        periods > 1
        || (roles.contains(.figure) && (roles.contains(.date) || (!fields.hasDates && roles.count > 1)))
      guard isTable else { continue }
      self.row = index
      // Headers that look like periods are nothing in a table that has its dates in rows.
      self.columns =
        roles.contains(.date)
        ? columns.map { column in
          if case .period = column.kind { return Column(number: column.number, header: column.header, kind: .unknown) }
          return column
        } : columns
      return
    }
    return nil
  }

  private static func kind(of cell: Cell, _ fields: TableFields, _ settings: TableSettings) -> Kind {
    let header = cell.text.trimmed
    if let said = settings.field(of: header) { return said.isEmpty ? .ignored : .field(said) }
    if let field = fields.field(of: header) { return .field(field) }
    if HeaderWords.isTotal(header) { return .total }
    switch DateText(header) {
    case .date, .span: return .period(header)
    default: return .unknown
    }
  }

  func column(_ field: String) -> Column? { columns.first { $0.kind == .field(field) } }

  var periods: [Column] { columns.filter { if case .period = $0.kind { true } else { false } } }

  /// Those that the rows read from it have.
  func columns(of rows: [Node]) -> [Node.Table.Column] {
    var names: [Node.Table.Column] = []
    for entry in rows.lazy.flatMap(\.entries) where !names.contains(where: { $0.name == entry.key }) {
      names.append(Node.Table.Column(name: entry.key, range: column(entry.key)?.header.range ?? entry.keyRange))
    }
    return names
  }
}
