internal import Diagnostics
internal import Exact

/// The arguments of `explain`, checked.
struct ExplainRequest {
  enum Format: String, CaseIterable {
    case text, json
  }

  /// As written: `commitments/x`, `Content/commitments/x.md` or `x`.
  let record: String
  var figure: String?
  var site: String?
  var asOf: Day?
  var published: Day?
  var includesDrafts = false
  var format = Format.text

  private static let options = ["--figure", "--format", "--site", "--as-of", "--publish-date", "--drafts"]

  init(_ arguments: [String]) throws(UsageFault) {
    var record: String?
    var reader = ArgumentReader(arguments, help: "vitrine help explain")
    while let name = reader.next() {
      switch name {
      case "--figure": figure = try reader.value()
      case "--format": format = try Self.format(try reader.value())
      case "--site": site = try reader.value()
      case "--as-of": asOf = try BuildRequest.day(try reader.value(), of: name)
      case "--publish-date": published = try BuildRequest.day(try reader.value(), of: name)
      case "--drafts": includesDrafts = try reader.flag()
      case _ where name.hasPrefix("-"): throw reader.unknownOption(among: Self.options)
      case _ where record == nil: record = name
      default: throw UsageFault(message: "One record is explained at a time, and `\(name)` is a second one.")
      }
    }
    guard let record else {
      throw UsageFault(
        message: "`explain` needs a record, such as commitments/nap1-4-2.", help: "vitrine help explain")
    }
    self.record = record
  }

  private static func format(_ text: String) throws(UsageFault) -> Format {
    if let format = Format(rawValue: text) { return format }
    throw UsageFault(
      message: "`--format` must be \(oneOf(Format.allCases.map(\.rawValue))) here, but it is `\(text)`.",
      help: "vitrine help explain")
  }
}
