/// Which kinds of record, and of groups inside them, have which fields: told to those who write one in another kind.
package struct FieldHomes: Sendable {
  /// By key, the names of the groups that declare it.
  private var homes: [String: [String]] = [:]

  /// - Parameter groups: Of the kinds of record.
  package init(_ groups: [FieldGroup]) {
    for group in groups { add(group.fields) }
  }

  private mutating func add(_ fields: [FieldDescription]) {
    for field in fields where field.declaringKey == nil {
      if homes[field.key]?.contains(field.home) != true { homes[field.key, default: []].append(field.home) }
      add(field.form.groupFields ?? [])
    }
  }

  /// More kinds than these tell an author nothing.
  private static let fewKinds = 3

  /// Do so many kinds have a field that its name tells nothing?
  func isCommon(_ key: String) -> Bool { (homes[key] ?? []).count > Self.fewKinds }

  /// The few kinds that have a field; none where most have it.
  func kinds(with key: String) -> [String] {
    let kinds = homes[key] ?? []
    return kinds.count <= Self.fewKinds ? kinds : []
  }
}
