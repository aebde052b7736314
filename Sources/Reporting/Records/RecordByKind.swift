package import Exact
internal import FrontMatter

/// A record by its kind. Who says something else of each kind switches over it and leaves out none, so that a new kind
/// must be answered for everywhere: there is no `default` in such a switch, and no cast.
package enum RecordByKind {
  case project(Project)
  case objective(Objective)
  case result(Result)
  case activity(Activity)
  case beneficiary(Beneficiary)
  indirect case indicator(Indicator)
  case plan(Plan)
  case commitment(Commitment)
  case organisation(Organisation)
  case place(Place)
  indirect case cases(CaseStatistics)
  case news(News)
  case event(Event)
  case publication(Publication)
  case page(Page)
}

extension Project { package var byKind: RecordByKind { .project(self) } }
extension Objective { package var byKind: RecordByKind { .objective(self) } }
extension Result { package var byKind: RecordByKind { .result(self) } }
extension Activity { package var byKind: RecordByKind { .activity(self) } }
extension Beneficiary { package var byKind: RecordByKind { .beneficiary(self) } }
extension Indicator { package var byKind: RecordByKind { .indicator(self) } }
extension Plan { package var byKind: RecordByKind { .plan(self) } }
extension Commitment { package var byKind: RecordByKind { .commitment(self) } }
extension Organisation { package var byKind: RecordByKind { .organisation(self) } }
extension Place { package var byKind: RecordByKind { .place(self) } }
extension CaseStatistics { package var byKind: RecordByKind { .cases(self) } }
extension Event { package var byKind: RecordByKind { .event(self) } }
extension Page { package var byKind: RecordByKind { .page(self) } }

extension Record {
  /// The date to which it belongs as a whole; `nil` for the kinds that belong to none.
  package var ownDate: PartialDate? {
    switch byKind {
    case .news(let news): news.date
    case .event(let event): event.date ?? event.start
    case .publication(let publication): publication.date
    case .project, .objective, .result, .activity, .indicator, .plan, .commitment, .organisation, .place, .beneficiary,
      .cases, .page:
      nil
    }
  }

  /// Its place in the tree: the record that it is a part of, such as its plan or its result; `nil` where none is shown.
  package func above(in records: Records) -> (any Record)? {
    Self.schema.parents.lazy.compactMap { field in
      guard case .reference(let collection, let index) = field.read(self) else { return nil }
      return Collection(rawValue: collection).flatMap { records.record($0, index) }
    }.first
  }
}
