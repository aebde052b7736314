internal import Diagnostics
internal import FrontMatter

// Files beside a record that look like its table, and are not read.
extension TablesBeside {
  /// What offices save tables as, or mail them about as.
  private static let endings: Set = [
    "csv", "xlsx", "ods", "xls", "xlsm", "xlsb", "xltx", "fods", "numbers", "tsv", "tab", "txt",
  ]

  /// Files that hold rows as texts, whatever they are called.
  private static let texts: Set = ["csv", "tsv", "tab", "txt"]

  /// The record whose table a file may be meant to be, by its name: `people` of `People.XLS`, `people (1).xlsx`,
  /// `people - Copy.xlsx`, `people.csv.txt`; `nil` of a file that is no table.
  static func slug(meantBy name: String) -> String? {
    var (stem, ending) = SiteFiles.parts(of: name)
    guard endings.contains(ending.lowercased()) else { return nil }
    // Editors put their own ending behind the one that was written.
    let (inner, other) = SiteFiles.parts(of: stem)
    if endings.contains(other.lowercased()) { stem = inner }
    let words = stem.lowercased().replacing(/\s*(?:\(\d+\)|- (?:copy|копия|surət)(?: \(\d+\))?)$/, with: "")
    return words.split(separator: " ").joined(separator: "-")
  }

  /// What is told of a file beside a record, of which none of the figures is read.
  static func notRead(_ name: String, of slug: String, in collection: String, takesTables: Bool, at range: SourceRange)
    -> Diagnostic
  {
    let ending = SiteFiles.parts(of: name).ending.lowercased()
    guard takesTables else { return .tableNotRead(of: slug, in: collection, at: range) }
    let isText = texts.contains(ending)
    let meant = isText ? slug + ".csv" : ["xlsx", "ods"].contains(ending) ? slug + "." + ending : nil
    return .tableNotRead(name, meant: meant, slug: slug, at: range)
  }
}

extension Diagnostic {
  /// - Parameter collection: In which nothing is read from tables.
  fileprivate static func tableNotRead(of slug: String, in collection: String, at range: SourceRange) -> Diagnostic {
    let place = collection == "projects" ? "`budget` and `spent`" : nil
    return Diagnostic(
      "table-not-read", "Nothing in this table is read: what stands in \(collection) has no figures in a table.",
      severity: .warning, at: range,
      help: (place.map { "Write its figures into \($0) of `\(slug).md`, or" } ?? "Write its figures")
        + " into the CSV file of an indicator. To publish the table as it is, link to it.", showsLine: false)
  }

  /// - Parameter meant: What it must be called; `nil` where it is of a kind that is not read.
  fileprivate static func tableNotRead(_ name: String, meant: String?, slug: String, at range: SourceRange)
    -> Diagnostic
  {
    let help =
      meant.map { "Rename it `\($0)`" } ?? "Save it as `\(slug).xlsx` or `\(slug).ods` in a spreadsheet program"
    return Diagnostic(
      "table-not-read",
      meant == nil
        ? "Nothing in this table is read: it is of a kind that Vitrine does not know."
        : "Nothing in this table is read, since `\(name)` is not called as its record.",
      severity: .warning, at: range,
      help: "\(help), and it is the table of `\(slug).md`. To publish the file as it is, link to it.",
      showsLine: false)
  }
}
