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
  var includesDrafts = false
  var format = Format.text

  private static let options = ["--figure", "--format", "--site", "--as-of", "--drafts"]

  init(_ arguments: [String]) throws(UsageFault) {
    var record: String?
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
      func value() throws(UsageFault) -> String {
        guard let value = parts.count > 1 ? parts[1] : rest.popFirst(), !value.isEmpty else {
          throw UsageFault(message: "`\(parts[0])` needs a value.", help: "vitrine help explain")
        }
        return value
      }
      switch parts.first ?? "" {
      case "--figure": figure = try value()
      case "--format": format = try Self.format(try value())
      case "--site": site = try value()
      case "--as-of": asOf = try BuildRequest.day(try value())
      case "--drafts" where parts.count == 1: includesDrafts = true
      case "--drafts": throw UsageFault(message: "`--drafts` takes no value.")
      case let name where name.hasPrefix("-"):
        let nearest = nearMiss(name, among: Self.options).map { "Did you mean `\($0)`?" }
        throw UsageFault(message: "There is no option `\(name)`.", help: nearest ?? "vitrine help explain")
      case _ where record == nil: record = argument
      default: throw UsageFault(message: "One record is explained at a time, and `\(argument)` is a second one.")
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
