internal import Content
internal import Diagnostics
internal import FrontMatter
internal import Reporting
internal import Template

/// A theme's templates, checked against what each page gives them.
struct Theme: Sendable {
  init?(_ files: ThemeFiles, name: String, diagnostics: inout [Diagnostic]) {}

  func render(
    _ template: String, roots: [(name: String, value: Value)], context: PageContext, page: PageName,
    into buffer: inout [UInt8]
  ) -> [Diagnostic] { [] }

  /// The name under which a record's template gets it.
  static func rootName(of collection: Reporting.Collection) -> String {
    // `page` is what every template calls the page itself.
    collection == .pages ? "text_page" : collection.singular
  }

  /// The tables in which a collection's records stand, for the links to take them away.
  static let tables: [Reporting.Collection: String] = [
    .projects: "projects", .objectives: "objectives", .results: "progress", .activities: "activities",
    .indicators: "observations", .plans: "plans", .commitments: "commitments", .organisations: "organisations",
    .places: "places", .beneficiaries: "beneficiaries", .cases: "cases",
  ]
}
