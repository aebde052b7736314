internal import Diagnostics
package import FrontMatter
internal import Reporting

/// A kind of file that authors write: the records of a collection, the settings, a scheme; or the fields of all records,
/// or of all translations.
package struct FileKind: Sendable {
  /// As commands and files name it: `commitment`, `site`.
  package let name: String
  /// The folder of the records, below Content; `nil` of what is no collection.
  package let collection: String?
  /// Where such a file lies, such as `Content/commitments/NAME.md`; `nil` of the fields of all records or translations.
  package let path: String?
  package let group: FieldGroup

  /// All of them: settings, records in the order of the collections, schemes, what every record and translation may have.
  package static let all: [FileKind] = {
    var collector = Collector()
    Records.visitTables(&collector)
    let site = FileKind(name: "site", collection: nil, path: "Content/site.yaml", group: SiteSettings.schema.group)
    let scheme = FileKind(
      name: "scheme", collection: nil, path: "Content/schemes/NAME.yaml", group: Schemes.fileGroup)
    return [site] + collector.kinds + [
      scheme, FileKind(name: "record", collection: nil, path: nil, group: RecordHeader.schema.group),
      FileKind(name: "translation", collection: nil, path: nil, group: TranslationHeader.schema.group),
    ]
  }()

  private struct Collector: RecordTableVisitor {
    var kinds: [FileKind] = []

    mutating func visit<Element: Record>(_ table: WritableKeyPath<Records, RecordTable<Element>>) {
      let collection = Element.collection
      kinds.append(
        FileKind(
          name: collection.singular, collection: collection.rawValue, path: "Content/\(collection.rawValue)/NAME.md",
          group: Element.schema.group))
    }
  }

  /// May a file beside it give its texts in another language? A scheme has all languages in one.
  var hasTranslations: Bool { collection != nil || name == FileKind.site.name }

  /// The settings.
  package static let site: FileKind = {
    guard let kind = all.first(where: { $0.name == "site" }) else { internalFault("no kind tells of the settings") }
    return kind
  }()

  /// What one record of a collection is called: `plan` of plans.
  static func name(ofRecordsIn collection: String) -> String {
    all.first { $0.collection == collection }?.name ?? collection
  }

  /// The fields that it does not share with every record.
  package var ownFields: [FieldDescription] {
    collection == nil ? group.fields : group.fields.filter { $0.home != FieldDescription.homeOfAll }
  }

  /// The fields whose values may stand in a CSV beside the file, each with the file's name.
  package var tables: [(field: FieldDescription, file: String)] {
    group.fields.filter { $0.beside != .never }.enumerated().map { position, field in
      (field, position == 0 ? "NAME.csv" : "NAME.\(field.key).csv")
    }
  }
}

extension FieldDescription {
  /// The home of the fields that every record may have.
  static let homeOfAll = RecordHeader.schema.name
}

extension FieldForm {
  /// The group that stands there, or each item of a list is.
  package var group: FieldGroup? {
    switch self {
    case .list(let item): item.group
    default: singleGroup
    }
  }

  /// Can a translation's file give some of it?
  package var holdsTranslatedText: Bool {
    switch self {
    case .translatedText: true
    default: group?.fields.contains { $0.form.holdsTranslatedText } ?? false
    }
  }
}
