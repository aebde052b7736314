internal import Diagnostics

/// How an entry of a translation says which group of a record it gives texts for, such as which milestone.
///
/// What it repeats of the record beside the texts, a date or a reference, must stand there just so; `of` stands for the
/// group's first text, as the record has it. So no text can slip to another group when the record gains or loses one.
package struct GroupTranslation {
  private let fields: [FieldDescription]
  /// The keys that the record declares for its groups.
  private let declaredKeys: [String]

  /// Stands for the group's first text.
  package static let meaningKey = "of"

  init(_ fields: [FieldDescription], declaredKeys: [String]) {
    self.fields = fields
    self.declaredKeys = fields.contains { $0.declaringKey != nil } ? declaredKeys : []
  }

  /// What an entry may repeat to be understood.
  var meaningKeys: [String] {
    [Self.meaningKey] + fields.filter { !$0.form.isTranslatable }.written + declaredKeys
  }

  /// Is this the group that the entry means?
  func isMeant(_ group: Node, by entry: Node) -> Bool {
    entry.entries.allSatisfy { said in
      guard let key = meantKey(said) else { return true }
      return group.text(of: key).map { $0 == said.value.text } ?? false
    }
  }

  /// What the entry says to be understood, each with the field of the record that must say the same.
  func meaning(of entry: Node) -> [(said: Node.Entry, key: String)] {
    entry.entries.compactMap { said in meantKey(said).map { (said, $0) } }
  }

  /// What the entry gives for the group that it means.
  func texts(of entry: Node) -> Node {
    Node(.mapping(entry.entries.filter { meantKey($0) == nil }), at: entry.range)
  }

  /// `nil` for a text, and for a key that nobody knows.
  private func meantKey(_ said: Node.Entry) -> String? {
    if said.key == Self.meaningKey { return fields.first(where: \.form.isTranslatedText)?.key }
    let isKnown = fields.contains { $0.key == said.key && !$0.form.isTranslatable } || declaredKeys.contains(said.key)
    return isKnown ? said.key : nil
  }
}

extension FieldForm {
  /// Can a translation's file give some of it?
  var isTranslatable: Bool { isTranslatedText || groupFields?.contains(where: \.form.isTranslatable) == true }

  /// The fields of a group, or of each group of a list; `nil` for what is neither.
  package var groupFields: [FieldDescription]? {
    if case .list(.group(let group)) = self { group.fields } else { singleGroup?.fields }
  }

  /// The one group that may stand there; `nil` for a list of them.
  package var singleGroup: FieldGroup? {
    switch self {
    case .group(let group), .groupOrText(let group): group
    default: nil
    }
  }

  fileprivate var isTranslatedText: Bool { if case .translatedText = self { true } else { false } }
}

extension Node {
  /// What a field of a group says; `nil` where there is no plain text.
  fileprivate func text(of key: String) -> String? { value(of: key)?.text }
}

extension FieldRow {
  /// So many pairs of an entry and a group are held against each other.
  private static let mostPairs = 1_000_000

  /// Reports entries of a translation that mean no group of the record, several, or one that another entry means.
  ///
  /// - Returns: `false` when there are more than can be looked at, which is reported too.
  mutating func checkGroups(_ translated: Node, of field: FieldDescription, _ fields: [FieldDescription]) -> Bool {
    let declaredKeys = fields.lazy.compactMap(\.declaringKey).first.flatMap { written($0) }?.texts
    let translation = GroupTranslation(fields, declaredKeys: declaredKeys ?? [])
    let own = written(field.key)?.items ?? []
    guard own.count * translated.items.count <= Self.mostPairs else {
      report(.translatesTooMany(field, at: translated.range))
      return false
    }
    var taken: Set<Int> = []
    for entry in translated.items {
      guard case .mapping = entry.content else {
        report(
          .notAGroup(
            field, of: FieldGroup(name: field.key, fields: fields, alternatives: []), written: entry,
            decoding.directory, isItem: true, at: entry.range))
        continue
      }
      let meant = own.indices.filter { translation.isMeant(own[$0], by: entry) }
      if meant.isEmpty {
        let meaning = translation.meaning(of: entry)
        let only = meaning.count == 1 ? meaning.first : nil
        let known = only.map { only in own.compactMap { $0.text(of: only.key) } } ?? []
        report(.translatesNothing(field, by: only?.said, known: known, at: entry.range))
      } else if meant.count > 1 {
        report(.translatesSeveral(field, count: meant.count, at: entry.range))
      } else if !taken.insert(meant[0]).inserted {
        report(.translatesTwice(field, at: entry.range))
      }
    }
    return true
  }
}
