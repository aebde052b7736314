package import Diagnostics

/// What the text of a field names.
package enum NamedThing: Hashable, Sendable {
  /// A record of this collection, by its slug.
  case record(String)
  /// A file, by its path from the record's folder.
  case file
  /// An address on the web.
  case address
}

extension Node {
  /// Goes through the values of fields that name something, those of groups and of rows of a table too, each with its place.
  package func visitNames(_ fields: [FieldDescription], _ visit: (NamedThing, String, SourceRange) -> Void) {
    for entry in entries {
      guard let field = fields.first(where: { $0.key == entry.key }) else { continue }
      entry.value.visitNames(field.form, visit)
    }
  }

  private func visitNames(_ form: FieldForm, _ visit: (NamedThing, String, SourceRange) -> Void) {
    switch form {
    case .reference(let collection): if let text { visit(.record(collection), text, range) }
    case .file: if let text { visit(.file, text, range) }
    case .address: if let text { visit(.address, text, range) }
    case .orWord(let form, _): visitNames(form, visit)
    case .list(let item): for node in items { node.visitNames(item, visit) }
    case .mapping(let value): for entry in entries { entry.value.visitNames(value, visit) }
    case .group(let group), .groupOrText(let group): visitNames(group.fields, visit)
    case .text, .translatedText, .wording, .code, .date, .number, .numbers, .figure, .count, .flag, .choice,
      .openChoice, .declaredElsewhere:
      break
    }
  }
}
