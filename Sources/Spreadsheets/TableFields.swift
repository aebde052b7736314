package import FrontMatter

/// What the rows of a table may hold, as the record that they belong to says it.
package struct TableFields: Sendable {
  /// What a cell of a field is read as.
  enum Role { case date, figure, label, text }

  private let roles: [String: Role]
  /// What is counted or measured, in the record's words.
  let unit: String?
  /// Are its figures whole numbers of people or things, of which none is a share?
  let countsWhole: Bool
  /// Do its figures of several periods make one of all?
  let addsUp: Bool
  /// Puts a label as the field has it, where a table says it in another way: a place by its title, a sex by its word.
  let meaning: @Sendable (_ field: String, _ label: String) -> String?

  /// - Parameters:
  ///   - fields: Of a row.
  ///   - declared: Further labels that the record itself names.
  package init(
    _ fields: [FieldDescription], declared: [String], unit: String? = nil, countsWhole: Bool = false,
    addsUp: Bool = false,
    meaning: @escaping @Sendable (_ field: String, _ label: String) -> String?
  ) {
    var roles = Dictionary(uniqueKeysWithValues: declared.map { ($0, Role.label) })
    for field in fields where field.declaringKey == nil { roles[field.key] = Self.role(of: field) }
    self.roles = roles
    (self.unit, self.countsWhole, self.addsUp) = (unit, countsWhole, addsUp)
    self.meaning = meaning
  }

  private static func role(of field: FieldDescription) -> Role {
    func role(of form: FieldForm) -> Role {
      switch form {
      case .date: .date
      case .number, .figure, .count: .figure
      case .orWord(let inner, _): role(of: inner)
      case .translatedText, .wording, .numbers, .list, .mapping, .group, .groupOrText, .file, .address: .text
      case .text, .code, .flag, .choice, .openChoice, .reference, .declaredElsewhere: .label
      }
    }
    return role(of: field.form)
  }

  /// Legal aid is counted by centres, which are places; of participants there is nothing but their number.
  private static let otherNames = ["place": "centre", "value": "count"]

  func role(of field: String) -> Role? { roles[field] }

  var names: [String] { roles.keys.sorted() }

  var hasDates: Bool { roles.values.contains(.date) }

  /// The field that a header means: by its own name, else by what offices call it.
  func field(of header: String) -> String? {
    let plain = HeaderWords.folded(header)
    if roles[plain] != nil { return plain }
    guard let meant = HeaderWords.field(of: header) else { return nil }
    if roles[meant] != nil { return meant }
    return Self.otherNames[meant].flatMap { roles[$0] == nil ? nil : $0 }
  }
}
