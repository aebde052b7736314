/// Whether the items of a list may stand as rows of a table beside the record.
package enum TableBeside: Sendable {
  case never
  /// A few are written into the record as easily.
  case allowed
  /// They are so many that nobody types them into a form.
  case usual
}

/// Which tables may stand beside the records of a collection.
package struct TablesBeside: Sendable {
  /// The fields whose values they hold: the first in `<slug>.csv`, each further one in `<slug>.<field>.csv`.
  package let fields: [String]
  /// Is each CSV of the collection's folder meant for one of its records?
  package let areAllTables: Bool

  package init(_ fields: [String], areAllTables: Bool) {
    (self.fields, self.areAllTables) = (fields, areAllTables)
  }
}
