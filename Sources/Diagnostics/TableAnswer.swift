/// One of the readings of a table between which its author alone can choose.
package struct TableAnswer: Hashable, Sendable {
  /// What is read then: `2013-04-05`.
  package let reading: String
  /// What the record says of its table then, as YAML within a group: `dates: d.m.y`.
  package let setting: String

  package init(_ reading: String, setting: String) {
    self.reading = reading
    self.setting = setting
  }
}
