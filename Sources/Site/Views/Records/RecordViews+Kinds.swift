internal import Exact
internal import FrontMatter
internal import Localisation
internal import Reporting

// The pages of the simpler kinds of record.
extension PageContext {
  func view(
    _ record: some Record, key: String, detail: String? = nil, rollUp: RollUpView? = nil, facts: [FactView?] = [],
    lists: [EntryListView?] = [], workings: [WorkingView] = []
  ) -> RecordView {
    let kicker = [word("record.\(key)"), detail].compactMap(\.self).joined(separator: word("site.separator"))
    return RecordView(
      kicker: kicker, answer: words(record.header.summary), rollUp: rollUp,
      facts: declaredFacts(of: record) + (facts + [optionalFact("contact", record.header.contact)]).compactMap(\.self),
      lists: lists.compactMap(\.self), workings: workings, evidence: listed(evidence(record.header.evidence)))
  }

  func view(of activity: Activity) -> RecordView {
    let participants = activity.participants.map { groups in
      groups.map { group in
        let who = [text(group.group), group.sex.map { sexWord($0) }, group.age.map { ageWord($0) }]
          .compactMap(\.self).joined(separator: ", ")
        let count =
          switch group.count {
          case nil: word("missing.not-reported")
          case .hidden: word("missing.hidden")
          case .missing(let reason): word("missing.\(reason.rawValue)")
          case .given(let number): language.number(number)
          }
        return ValueView(text: who.isEmpty ? count : who + word("site.colon") + count)
      } + reasonForHiding(groups)
    }
    let outputs = activity.outputs.map { outputs in
      outputs.map { output in
        let details = [output.date.map { language.date($0) }, output.count.map { language.number($0) }]
        return ValueView(
          text: ([text(output.title)] + details.compactMap(\.self)).joined(separator: word("site.separator")))
      }
    }
    return view(
      activity, key: "activity", detail: text(activity.kind),
      facts: [
        fact("state", activity.status.map { word("activity_status.\($0.rawValue)") }),
        fact("time", span(activity.start, activity.end)), optionalFact("date_note", activity.dateNote),
        fact("places", activity.sites.map { $0.compactMap { link($0, in: records.places) } }),
        activity.partners == nil ? nil : fact("partners", values: partners(activity.partners)),
        optionalFact("project", activity.project, in: records.projects),
        optionalFact("objective", activity.objective, in: records.objectives),
        activity.results.map { fact("results", $0.compactMap { link($0, in: records.results) }) },
        participants == nil ? nil : fact("participants", values: participants),
        outputs == nil ? nil : fact("outputs", values: outputs),
      ])
  }

  private func reasonForHiding(_ groups: [Participants]) -> [ValueView] {
    let limit = report.settings.participantLimit
    guard limit > 1, groups.contains(where: { $0.count == .hidden }) else { return [] }
    return [ValueView(text: word("answer.suppressed", ["n": language.number(limit - 1)]))]
  }

  func view(ofOrganisation position: Int, _ organisation: Organisation) -> RecordView {
    let website = organisation.url.map { [ValueView(text: $0.text, url: $0.text)] }
    let led = report.commitments(ledBy: position)
    let ratings = report.ratings(by: position)
    return view(
      organisation, key: "organisation",
      detail: organisation.kind == .other ? nil : word("organisation_kind.\(organisation.kind.rawValue)"),
      rollUp: led.isEmpty ? nil : rollUp(led),
      facts: [website.map { fact("website", values: $0) }, led.isEmpty ? nil : reply(of: organisation)],
      lists: [
        list(.leads, of: organisation), list(.supports, of: organisation), entries(ratings, of: organisation),
        list(.projects, of: organisation),
      ],
      workings: workings(ratings.named))
  }

  /// What it answers, beside what is said of the commitments that it leads.
  private func reply(of organisation: Organisation) -> FactView {
    guard let reply = organisation.reply else {
      return FactView(label: word("fact.reply"), values: [], missing: word("reply.none"))
    }
    let source = reply.source.map { ValueView(text: word("reply.source"), url: $0.text) }
    let said = ValueView(
      text: text(reply.text), lang: language(of: reply.text), note: language.date(reply.date))
    return fact("reply", values: [said, source].compactMap(\.self))
  }

  /// The plans whose commitments an organisation rated, and how many of them; `nil` when there are none.
  private func entries(_ ratings: [RatingsGiven], of organisation: Organisation) -> EntryListView? {
    let more = more(.related(.organisations, slug: organisation.slug, .ratings), ratings.count)
    let entries = ratings.prefix(more == nil ? ratings.count : PartLists.fewOnPage).map { ratings in
      let share = ratings.figure.value
      let of = word("format.of", ["n": language.number(share.count), "total": language.number(share.all)])
      return entry(ratings.plan, about: word("answer.ratings_given", ["share": of]))
    }
    return entries.isEmpty ? nil : EntryListView(heading: word("heading.ratings_given"), entries: entries, more: more)
  }

  func view(ofPlace position: Int, _ place: Place) -> RecordView {
    view(
      place, key: "place", detail: text(place.kind), rollUp: rollUp(ofPlace: position),
      facts: [
        mapFact(place)
      ],
      lists: [list(.activities, of: place), list(.events, of: place)])
  }

  func view(of beneficiary: Beneficiary) -> RecordView {
    view(
      beneficiary, key: "beneficiary",
      detail: beneficiary.kind.map { word("beneficiary_kind.\($0.rawValue)") })
  }

  func view(of page: Page) -> RecordView {
    RecordView(
      kicker: "", answer: nil, rollUp: nil, facts: [optionalFact("contact", page.header.contact)].compactMap(\.self),
      lists: [], workings: [],
      evidence: listed(evidence(page.header.evidence)))
  }
}
