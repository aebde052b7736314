internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting
internal import Template

/// The first page: who this is, and the parts that its authors put in order, or those that fit what the site holds.
struct HomeView: TemplateView {
  let title: String
  /// The country.
  let kicker: WordsView?
  /// Who publishes this, for which country and why.
  let answer: WordsView
  /// The same in three parts, where the publisher's name is in another language.
  let about: AboutView?
  let blocks: [HomeBlockView]
  /// Does the last block leave room for the download beside it?
  let hasOddEnd: Bool

  static let declaration = ViewDeclaration<HomeView>(
    "home",
    [
      .init("title", \.title),
      .init("kicker", \.kicker),
      .init("answer", \.answer),
      .init("about", \.about),
      .init("blocks", \.blocks),
      .init("has_odd_end", \.hasOddEnd),
    ])
}

/// A sentence with a name in it.
struct AboutView: TemplateView {
  let before: String
  let name: WordsView
  let after: String

  static let declaration = ViewDeclaration<AboutView>(
    "about", [.init("before", \.before), .init("name", \.name), .init("after", \.after)])
}

/// A part of the first page; which of its members are there says its kind.
struct HomeBlockView: TemplateView {
  let kind: String
  /// For those who hear the page, where no heading is seen.
  let name: String
  let heading: WordsView?
  let text: WordsView?
  /// Does it stand beside another where the page is wide?
  var isHalf = false
  var image: ImageView?
  var button: LinkView?
  /// The newest plan, or the one that was named.
  var plan: PlanView?
  var planLink: LinkView?
  /// Who made the promises.
  var about: String?
  /// Of a site without a plan.
  var answers: [AnswerView] = []
  var workings: [WorkingView] = []
  var figures: [IndicatorRowView] = []
  /// Where, when and how there is help.
  var help: [FactView] = []
  var plans: PlansView?
  var projects: [EntryView] = []
  var moreProjects: LinkView?
  var results: [ResultSummaryView] = []
  var entries: [EntryView] = []
  /// The way to all of them, where there are more.
  var more: LinkView?
  var partners: [PartnerView] = []

  init(_ kind: HomeBlockKind, name: String, heading: WordsView?, text: WordsView? = nil) {
    self.kind = kind.rawValue
    self.name = name
    self.heading = heading
    self.text = text
  }

  static let declaration = ViewDeclaration<HomeBlockView>(
    "home block",
    [
      .init("kind", \.kind),
      .init("name", \.name),
      .init("heading", \.heading),
      .init("text", \.text),
      .init("is_half", \.isHalf),
      .init("image", \.image),
      .init("button", \.button),
      .init("plan", \.plan),
      .init("plan_link", \.planLink),
      .init("about", \.about),
      .init("answers", \.answers),
      .init("workings", \.workings),
      .init("figures", \.figures),
      .init("help", \.help),
      .init("plans", \.plans),
      .init("projects", \.projects),
      .init("more_projects", \.moreProjects),
      .init("results", \.results),
      .init("entries", \.entries),
      .init("more", \.more),
      .init("partners", \.partners),
    ])
}

/// Somebody who works with the publisher.
struct PartnerView: TemplateView {
  let name: LinkView
  let image: ImageView?

  static let declaration = ViewDeclaration<PartnerView>(
    "partner",
    [
      .init("name", \.name),
      .init("image", \.image),
    ])
}

/// Several plans together, then one by one.
struct PlansView: TemplateView {
  let answer: String
  let workings: [WorkingView]
  /// The newest first.
  let rows: [PlanRowView]
  /// The way to all of them, where there are more.
  let more: LinkView?

  static let declaration = ViewDeclaration<PlansView>(
    "plans",
    [
      .init("answer", \.answer),
      .init("workings", \.workings),
      .init("rows", \.rows),
      .init("more", \.more),
    ])
}

/// A plan in a list: when, and how far its commitments got.
struct PlanRowView: TemplateView {
  let title: String
  let lang: String?
  let url: String
  let about: String
  let answer: String
  let distribution: DistributionView

  static let declaration = ViewDeclaration<PlanRowView>(
    "plan row",
    [
      .init("title", \.title),
      .init("lang", \.lang),
      .init("url", \.url),
      .init("about", \.about),
      .init("answer", \.answer),
      .init("distribution", \.distribution),
    ])
}

/// One of the home page's numbers.
struct AnswerView: TemplateView {
  let number: String
  /// "of 37 · 32%"; empty for the whole itself.
  let base: String
  let label: String
  let url: String
  let text: String
  /// `late`, `unknown`, `plain`.
  let look: String

  static let declaration = ViewDeclaration<AnswerView>(
    "answer",
    [
      .init("number", \.number),
      .init("base", \.base),
      .init("label", \.label),
      .init("url", \.url),
      .init("text", \.text),
      .init("look", \.look),
    ])
}
