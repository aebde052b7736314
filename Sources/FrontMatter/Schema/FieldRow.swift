package import Diagnostics

/// The fields of one record as written, checked against their schema, to be taken out one by one.
package struct FieldRow: Sendable {
  private let name: String
  private let descriptions: [FieldDescription]
  private let node: Node
  private var translations: [Translation]
  /// What goes along: the directory of references, and the diagnostics so far.
  package private(set) var decoding: Decoding
  /// Does something stand under a key that nobody knows?
  package private(set) var hasUnknownKeys = false
  /// The places of the values taken so far.
  package private(set) var places = FieldPlaces()
  /// Where the search for the next field begins: fields are mostly taken in the order of the schema.
  private var cursor = 0
  /// Of a row of a table, the columns that there are.
  private let columns: Set<String>?
  private let errorsBefore: Int
  /// Fields that are probably meant by unknown keys: those are not also missing.
  private var misspelt: Set<String> = []

  /// Reports unknown keys and missing fields at once.
  package init<Record: Fielded>(
    _ node: Node, schema: Schema<Record>, translations: [Translation] = [], decoding: Decoding
  ) {
    self.init(
      node, of: schema.name, descriptions: schema.descriptions + Record.ownFields(decoding.directory),
      translations: translations, home: Record.home(ofKey:), decoding: decoding)
  }

  /// The same for fields that no type declares.
  ///
  /// - Parameters:
  ///   - name: What one such group of fields is called in a sentence.
  ///   - others: Names that are taken, though nothing stands under them.
  ///   - home: Where else stands what other programs have under a key here.
  package init(
    _ node: Node, of name: String, descriptions: [FieldDescription], translations: [Translation] = [],
    beside others: Set<String> = [], home: (_ key: String) -> String? = { _ in nil }, decoding: Decoding
  ) {
    self.name = name
    self.descriptions = descriptions
    self.node = node
    self.translations = translations
    self.decoding = decoding
    columns = decoding.columns
    errorsBefore = decoding.found.errors
    // What stands in a cell is no row itself.
    self.decoding.columns = nil
    self.decoding.fields = descriptions
    checkNames(beside: others, within: decoding.fields, home)
    checkTranslations()
  }

  /// Reports, once for all rows of a table, columns that nobody knows and those that each row needs.
  static func check<Row: Fielded>(_ table: Node.Table, ofRows kind: Row.Type, _ decoding: inout Decoding) {
    guard let first = table.columns.first, let last = table.columns.last else { return }
    let range = first.range.joined(to: last.range)
    let written = table.columns.filter { column in table.rows.contains { $0.value(of: column.name) != nil } }
    let entries = written.map {
      Node.Entry(key: $0.name, keyRange: $0.range, value: Node(.scalar($0.name, isQuoted: true), at: $0.range))
    }
    var header = FieldRow(
      Node(.mapping(entries), at: range), of: kind.schema.name, descriptions: kind.schema.descriptions.map(\.optional),
      beside: Set(table.columns.map(\.name)).subtracting(written.map(\.name)), decoding: decoding)
    for field in kind.schema.descriptions where field.isRequired && !header.misspelt.contains(field.key) {
      guard !table.columns.contains(where: { $0.name == field.key }) else { continue }
      header.report(.missingColumn(field, of: kind.schema.name, at: range))
    }
    for column in written {
      guard let field = kind.schema.descriptions.first(where: { $0.key == column.name }), field.form.groupFields != nil
      else { continue }
      header.report(.groupInCell(field, at: column.range))
    }
    if !header.hasErrors, let fault = kind.fault(ofColumns: Set(table.columns.map(\.name)), at: range) {
      header.report(fault)
    }
    decoding.found = header.decoding.found
  }

  /// Where the row begins.
  package var range: SourceRange { node.range }

  /// The value of a field; `nil` when it is absent, empty, or wrong, which is then reported.
  package subscript<Record, Value>(field: Field<Record, Value>) -> Value? {
    mutating get { self[key: field.key] }
  }

  /// The same of a field that no type declares.
  package subscript<Value: FieldValue>(key key: String) -> Value? {
    mutating get {
      let slot = slot(of: key)
      decoding.translated = translations.isEmpty ? [] : translatedNodes(key)
      guard let entry = node.entries.first(where: { $0.key == key }) else { return nil }
      let field = descriptions[slot]
      // An empty required field was told when the names were checked, and so was what is lost of a text.
      if entry.value.isBlank(as: field.form), Value.mayBeBlank || field.isRequired { return nil }
      if field.needsItem, case .sequence(let items) = entry.value.content, items.isEmpty {
        report(.emptyList(field, at: entry.value.range))
        return nil
      }
      guard let value = Value.decode(entry.value, as: field, &decoding) else {
        places.add(faultyIn: slot)
        return nil
      }
      places.add(slot: slot, entry.value)
      return value
    }
  }

  /// Has anything been wrong since the row was begun?
  package var hasErrors: Bool { decoding.found.errors > errorsBefore }

  /// Were there rows in a field that could not even be told apart into cells?
  package func lacksRows<Record, Value>(of field: Field<Record, Value>) -> Bool {
    if case .table(let table)? = written(field.key)?.content { !table.isWhole } else { false }
  }

  /// What the rows under a key say under one of theirs; nothing for empty cells.
  package func texts(of key: String, inRowsOf list: String) -> [(text: String, range: SourceRange)] {
    (written(list)?.items ?? []).compactMap { row in
      guard let cell = row.value(of: key), !cell.isBlank else { return nil }
      return cell.text.map { ($0, cell.range) }
    }
  }

  /// Is the key written, whatever stands there?
  package func isGiven(_ key: String) -> Bool { written(key) != nil }

  /// Could the key be written? Not in a table that has no such column.
  package func mayHave(_ key: String) -> Bool { columns?.contains(key) ?? true }

  /// What stands under a key.
  func written(_ key: String) -> Node? { node.value(of: key) }

  /// From here on, figures are given in these words; in numbers when there are none.
  package mutating func readFigures(asWords words: [FigureWord]) {
    decoding.figureWords = words
  }

  /// From here on, rows that gather declared keys may have these.
  package mutating func declare(keys: [String]) {
    decoding.declaredKeys = keys
  }

  /// What stands under declared keys, in the order of their declaration; nothing for an empty one.
  package mutating func gathered() -> [GatheredText] {
    decoding.declaredKeys.compactMap { key in
      guard let entry = node.entries.first(where: { $0.key == key }), !entry.value.isBlank else { return nil }
      let field = FieldDescription(key: key, form: .text, isRequired: false, about: "")
      return String.decode(entry.value, as: field, &decoding).map { text in
        places.add(gathered: key, range: entry.value.range)
        return GatheredText(key: key, text: text)
      }
    }
  }

  package mutating func report(_ diagnostic: Diagnostic) {
    decoding.report(diagnostic)
  }

  private mutating func slot(of key: String) -> Int {
    for step in 0..<descriptions.count {
      let slot = (cursor + step) % descriptions.count
      if descriptions[slot].key == key {
        cursor = slot + 1
        return slot
      }
    }
    internalFault("\(name) takes the field \(key), which its schema does not declare")
  }

  private func translatedNodes(_ key: String) -> [(language: Int, node: Node)] {
    translations.compactMap { translation in
      translation.fields.value(of: key).map { (translation.language, $0) }
    }
  }

  // MARK: Names

  /// - Parameters:
  ///   - others: Names that are taken, though nothing stands under them.
  ///   - outer: The fields of the group or record that this one stands in.
  ///   - home: Where else stands what other programs have under a key here.
  private mutating func checkNames(
    beside others: Set<String>, within outer: [FieldDescription], _ home: (_ key: String) -> String?
  ) {
    var former: FieldDescription?
    let declaringKey = descriptions.lazy.compactMap(\.declaringKey).first
    let entries = node.entries
    // Most records have no name that is unknown.
    lazy var given = others.union(entries.lazy.map(\.key))
    for entry in entries {
      if let known = descriptions.first(where: { $0.key == entry.key && $0.declaringKey == nil }) {
        former = known
      } else if declaringKey == nil || !decoding.declaredKeys.contains(entry.key) {
        hasUnknownKeys = true
        // The table's first row was told of already.
        guard columns == nil else { continue }
        let known = decoding.isFull ? [] : descriptions.written + (declaringKey == nil ? [] : decoding.declaredKeys)
        let diagnostic = Diagnostic.unknownKey(
          entry, of: name, known: known, given: given, after: former, declaringKey: declaringKey,
          elsewhere: elsewhere(entry, within: outer) ?? home(entry.key), others: otherKinds(with: entry.key))
        if let meant = diagnostic.suggestion {
          misspelt.insert(meant)
          if let slot = descriptions.firstIndex(where: { $0.key == meant }) { places.add(faultyIn: slot) }
        }
        report(diagnostic)
      }
    }
    for entry in node.entries where entry.value.isBlank {
      guard let remark = entry.value.remark, let field = descriptions.first(where: { $0.key == entry.key }),
        field.form.isText
      else { continue }
      // `#courts #budget`: as people tag elsewhere.
      if case .list = field.form, remark.whole.wholeMatch(of: /#[\p{L}\p{N}_-]+(,?\s+#[\p{L}\p{N}_-]+)+/) != nil {
        let list = remark.whole.split { "#, ".contains($0) }.joined(separator: ", ")
        report(.listInOneText(remark.whole, as: "[\(list)]", field, isError: true, at: entry.value.range))
      } else {
        report(.remarkInText(remark.whole, field, at: entry.value.range))
      }
    }
    for field in descriptions where field.isRequired {
      guard let entry = node.entries.first(where: { $0.key == field.key }) else {
        let isTold = columns.map { !$0.contains(field.key) } ?? misspelt.contains(field.key)
        if !isTold { report(.missingField(field, of: name, at: node.range)) }
        continue
      }
      let isTold = entry.value.remark != nil && field.form.isText
      let isOfBlanks = field.form.isText && entry.value.text?.allSatisfy(\.isWhitespace) == true
      if isOfBlanks || entry.value.isBlank(as: field.form), !isTold { report(.emptyField(field, at: entry.keyRange)) }
    }
  }

  /// Where a field belongs that is one of the record around this group, or of a group of this record.
  private func elsewhere(_ entry: Node.Entry, within outer: [FieldDescription]) -> String? {
    guard !decoding.isInRow, !decoding.isFull else { return nil }
    if let field = outer.first(where: { $0.key == entry.key && $0.declaringKey == nil }), field.home != name {
      return
        "`\(entry.key)` is a field of \(article(field.home)), and not of this group: write it on a line of its own, "
        + "as far to the left as the other fields there."
    }
    let groups = descriptions.filter { field in
      switch field.form {
      case .group(let group), .groupOrText(let group): group.fields.isWritten(entry.key)
      default: false
      }
    }
    guard groups.count == 1, let group = groups.first,
      decoding.directory.definitions(FieldHomes.self)?.isCommon(entry.key) != true
    else { return nil }
    let value = entry.value.text.map(inGroup) ?? "…"
    let isGiven = node.value(of: group.key) != nil
    return "It belongs to `\(group.key)`: "
      + (isGiven
        ? "write `\(entry.key): \(value)` below it, indented by two spaces."
        : "`\(group.key): {\(entry.key): \(value)}`.")
  }

  private func otherKinds(with key: String) -> [String] {
    decoding.isFull ? [] : decoding.directory.definitions(FieldHomes.self)?.kinds(with: key) ?? []
  }

  private mutating func checkTranslations() {
    for index in translations.indices {
      let (entries, others) = (translations[index].fields.entries, translations[index].others)
      for entry in entries where !others.contains(entry.key) {
        guard let field = descriptions.first(where: { $0.key == entry.key }) else {
          report(
            .unknownKey(
              entry, of: name, known: descriptions.filter(\.form.isTranslatable).written + others,
              given: Set(entries.lazy.map(\.key)), after: nil, declaringKey: nil, elsewhere: nil,
              others: otherKinds(with: entry.key)))
          continue
        }
        // What is wrong is told here, and not even looked at any more.
        if !isTranslation(entry, of: field) { translations[index].remove(field.key) }
      }
    }
  }

  /// Can this be translated so? Reports it otherwise.
  private mutating func isTranslation(_ entry: Node.Entry, of field: FieldDescription) -> Bool {
    guard field.form.isTranslatable, !entry.value.items.isEmpty || field.form.groupFields == nil else {
      report(.dataInTranslation(field, at: entry.keyRange))
      return false
    }
    if entry.value.isBlank(as: field.form) { return false }
    if let fields = field.form.groupFields { return checkGroups(entry.value, of: field, fields) }
    guard case .scalar = entry.value.content else {
      report(field.form.isText ? .notOneText(entry.value, field) : .notAText(field, at: entry.value.range))
      return false
    }
    if written(field.key)?.isBlank != false { report(.translatesAbsent(field, at: entry.keyRange)) }
    return true
  }
}

extension [FieldDescription] {
  /// The keys of the fields that are written by their names.
  var written: [String] { filter { $0.declaringKey == nil }.map(\.key) }

  func isWritten(_ key: String) -> Bool { contains { $0.declaringKey == nil && $0.key == key } }
}

/// The texts of a record, or of a group inside one, in another language, from `slug.<language>.md`.
package struct Translation: Sendable {
  /// Position among the site's languages; 0, the default, has no translations.
  package let language: Int
  package private(set) var fields: Node
  /// Keys that may stand there too: what they say is taken by others.
  let others: [String]

  package init(language: Int, fields: Node, beside others: [String] = []) {
    self.language = language
    self.fields = fields
    self.others = others
  }

  mutating func remove(_ key: String) {
    fields = Node(.mapping(fields.entries.filter { $0.key != key }), at: fields.range)
  }
}

/// Where the values of a record stand in the author's file.
package struct FieldPlaces: Sendable {
  private var places: [(slot: UInt16, range: SourceRange)] = []
  /// Of lists of texts, the items.
  private var items: [(slot: UInt16, ranges: [SourceRange])] = []
  /// Of keys that the record declares.
  private var gathered: [(key: String, range: SourceRange)] = []
  /// Of fields that are written, and whose value cannot be read.
  private var faulty: [UInt16] = []

  package init() {}

  mutating func add(faultyIn slot: Int) {
    faulty.append(UInt16(slot))
  }

  /// Is the field written, and its value one that was told as wrong?
  package func isFaulty<Record, Value>(_ field: Field<Record, Value>, in schema: Schema<Record>) -> Bool {
    faulty.contains { schema.descriptions[Int($0)].key == field.key }
  }

  mutating func add(slot: Int, _ value: Node) {
    places.append((UInt16(slot), value.range))
    guard case .sequence(let texts) = value.content, texts.allSatisfy({ $0.text != nil }) else { return }
    items.append((UInt16(slot), texts.map(\.range)))
  }

  mutating func add(gathered key: String, range: SourceRange) {
    gathered.append((key, range))
  }

  /// The place of a field's value; `nil` when it was not given.
  package func place<Record, Value>(of field: Field<Record, Value>, in schema: Schema<Record>) -> SourceRange? {
    place(ofKey: field.key, in: schema)
  }

  /// The place of an item of a list of texts; the whole list's where it has none of its own.
  package func place<Record>(ofItem position: Int, ofKey key: String, in schema: Schema<Record>) -> SourceRange? {
    let own = items.first { schema.descriptions[Int($0.slot)].key == key }?.ranges
    if let own, own.indices.contains(position) { return own[position] }
    return place(ofKey: key, in: schema)
  }

  /// The same by a key that may be one of those that the record declares.
  package func place<Record>(ofKey key: String, in schema: Schema<Record>) -> SourceRange? {
    guard let slot = schema.descriptions.firstIndex(where: { $0.key == key }) else {
      return gathered.first { $0.key == key }?.range
    }
    return places.first { $0.slot == slot }?.range
  }
}
