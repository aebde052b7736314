internal import Template

/// What a page of legal aid statistics says.
struct CasesView: TemplateView {
  let kicker: String
  let rows: [CaseRowView]
  /// Why some counts are hidden.
  let suppression: String
  let evidence: [EvidenceView]

  static let declaration = ViewDeclaration<CasesView>(
    "cases",
    [
      .init("kicker", \.kicker),
      .init("rows", \.rows),
      .init("suppression", \.suppression),
      .init("evidence", \.evidence),
    ])
}

struct CaseRowView: TemplateView {
  let centre: String
  let period: String
  let details: String
  let contacts: CellView
  let cases: CellView
  let closed: CellView

  static let declaration = ViewDeclaration<CaseRowView>(
    "case row",
    [
      .init("centre", \.centre),
      .init("period", \.period),
      .init("details", \.details),
      .init("contacts", \.contacts),
      .init("cases", \.cases),
      .init("closed", \.closed),
    ])
}
