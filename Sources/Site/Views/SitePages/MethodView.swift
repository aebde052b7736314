internal import Exact
internal import Localisation
internal import Reporting
internal import Template

/// How figures are worked out: every rule, and what is in force on this site.
struct MethodView: TemplateView {
  let answer: String
  /// The day that figures speak for, and who named it.
  let asOf: String
  let thresholds: [ThresholdView]
  /// Which counts of people are hidden, and how many.
  let suppression: [String]
  let groups: [RuleGroupView]
  /// Those by which a plan or an assessment rates, and those that they map to.
  let schemes: [SchemeView]

  static let declaration = ViewDeclaration<MethodView>(
    "method",
    [
      .init("answer", \.answer),
      .init("as_of", \.asOf),
      .init("thresholds", \.thresholds),
      .init("suppression", \.suppression),
      .init("groups", \.groups),
      .init("schemes", \.schemes),
    ])
}

struct ThresholdView: TemplateView {
  let name: String
  let value: String
  /// Whether the site set it, or it is the standard.
  let origin: String

  static let declaration = ViewDeclaration<ThresholdView>(
    "threshold",
    [
      .init("name", \.name),
      .init("value", \.value),
      .init("origin", \.origin),
    ])
}

struct RuleGroupView: TemplateView {
  let heading: String
  let rules: [RuleView]

  static let declaration = ViewDeclaration<RuleGroupView>(
    "rule group",
    [
      .init("heading", \.heading),
      .init("rules", \.rules),
    ])
}

struct RuleView: TemplateView {
  /// The rule's name: the part's id, to which workings link.
  let id: String
  /// What it is given stands in brackets.
  let text: String

  static let declaration = ViewDeclaration<RuleView>(
    "rule",
    [
      .init("id", \.id),
      .init("text", \.text),
    ])
}

struct SchemeView: TemplateView {
  let name: String
  let variables: [FactView]
  /// Which of its labels stand for which of another scheme, by variable.
  let mappings: [FactView]
  /// What a star takes, by each formula in use.
  let stars: [StarView]

  static let declaration = ViewDeclaration<SchemeView>(
    "scheme",
    [
      .init("name", \.name),
      .init("variables", \.variables),
      .init("mappings", \.mappings),
      .init("stars", \.stars),
    ])
}

struct StarView: TemplateView {
  let formula: String
  let conditions: [String]

  static let declaration = ViewDeclaration<StarView>(
    "star formula",
    [
      .init("formula", \.formula),
      .init("conditions", \.conditions),
    ])
}

extension PageContext {
  func methodPage() -> MethodView {
    MethodView(
      answer: word("method_page.answer", count: Rule.allCases.count),
      asOf: word("method_page.as_of_\(report.asOfOrigin.rawValue)", ["date": reportDate.text]),
      thresholds: Thresholds.inForce(report.settings.thresholds).map { name, value, isOwn in
        ThresholdView(
          name: word("threshold.\(name)"), value: language.number(plain: value.plain),
          origin: word(isOwn ? "method_page.own" : "method_page.standard"))
      },
      suppression: suppression,
      groups: Rule.Subject.allCases.map { subject in
        RuleGroupView(heading: word("rule_subject.\(subject.rawValue)"), rules: subject.rules.map(view))
      },
      schemes: schemesInUse.map(view))
  }

  private var suppression: [String] {
    let limit = report.settings.caseLimit
    let hasHidingIndicator = records.indicators.counted.contains { $0.hidingLimit != nil }
    let ofIndicators = hasHidingIndicator ? [word("method_page.hiding_indicators")] : []
    guard limit > 1 else { return hasHidingIndicator ? ofIndicators : [word("method_page.hiding_off")] }
    let figures = records.cases.counted.map { report.figures(of: $0) }
    let (ofCases, leftOut) = figures.reduce((0, 0)) { ($0.0 + $1.hidden.value, $0.1 + $1.leftOut) }
    let ofActivities = records.activities.counted.flatMap { $0.participants ?? [] }.count { $0.count == .hidden }
    let inIndicators = records.indicators.counted.flatMap { $0.observations ?? [] }.count(where: \.isHidden)
    let hidden = ofCases + ofActivities + inIndicators
    let least = language.number(report.leastChoice)
    return [word("method_page.hiding", ["n": language.number(limit - 1), "least": least])]
      + (hidden + leftOut > 0 ? [word("method_page.hidden", count: hidden)] : [])
      + (leftOut > 0 ? [word("method_page.left_out", count: leftOut)] : []) + ofIndicators
  }

  /// The rule as a sentence, with the names of what it is given in brackets; what never changes as it is.
  private func view(of rule: Rule) -> RuleView {
    let key = "rule.\(rule.rawValue)"
    var names: Fillings = [:]
    for name in language.names(of: key) {
      if let constant = rule.constants.first(where: { $0.role.rawValue == name }) {
        names[name] = shown(constant)
      } else {
        names[name] = "[\(name == "result" ? inSentence("working.result") : inSentence("role.\(name)"))]"
      }
    }
    return RuleView(id: rule.rawValue, text: word(key, names))
  }

  // MARK: Schemes

  private var schemesInUse: [Scheme] {
    let assessed = records.commitments.counted.flatMap { ($0.assessments ?? []).map(\.scheme) }
    let used = Set((assessed + records.plans.counted.compactMap(\.scheme)).flatMap(\.andTargets))
    return source.schemes.all.filter(used.contains)
  }

  private func view(of scheme: Scheme) -> SchemeView {
    let formulas = StarFormula.allCases.filter { formula in
      records.plans.counted.contains { $0.starFormula == formula }
    }
    return SchemeView(
      name: text(scheme.title) ?? word("scheme_words.foreign", ["label": name(of: scheme), "scheme": scheme.name]),
      variables: scheme.variables.filter { $0.name != .projectedCompletion }.map { variable in
        let labels = (variable.labels + variable.unordered).map { label in
          let word = word(SchemeLabel(label, of: variable.name, in: scheme))
          return label.isHigh ? self.word("scheme_words.high", ["label": word]) : word
        }
        let missing = variable.missing.map {
          word("scheme_words.missing", ["word": $0.word, "reason": word("missing.\($0.reason.rawValue)")])
        }
        return fact(variable, of: scheme, labels + missing)
      },
      mappings: scheme.target.map { mappings(of: scheme, to: $0) } ?? [],
      stars: formulas.compactMap { formula in
        scheme.stars[formula].map { rule in
          StarView(
            formula: word("star_formula_dated.\(formula.rawValue)"), conditions: conditions(of: rule, in: scheme))
        }
      })
  }

  private func mappings(of scheme: Scheme, to target: Scheme) -> [FactView] {
    scheme.variables.filter { !$0.mapping.isEmpty }.map { variable in
      let labels = (variable.labels + variable.unordered).map { SchemeLabel($0, of: variable.name, in: scheme) }
      let mapped = labels.compactMap { label in
        label.mapped(to: target).map {
          word("scheme_words.one", ["from": word(label), "scheme": name(of: scheme), "to": word($0)])
        }
      }
      return fact(variable, of: scheme, mapped)
    }
  }

  private func fact(_ variable: Scheme.Variable, of scheme: Scheme, _ words: [String]) -> FactView {
    FactView(
      label: name(of: variable, in: scheme), values: [ValueView(text: words.joined(separator: ", "))], missing: nil)
  }
}
