internal import Exact

/// The arguments of `explain`, checked.
struct ExplainRequest {
  enum Format: String, CaseIterable {
    case text, json
  }

  /// As written: `commitments/x`, `Content/commitments/x.md` or `x`.
  var record = ""
  var figure: String?
  var site: String?
  var asOf: Day?
  var published: Day?
  var includesDrafts = false
  var format = Format.text
}
