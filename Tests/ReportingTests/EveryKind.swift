import FrontMatter
import Spreadsheets
import Testing

@testable import Reporting

extension FieldGroup: CustomTestStringConvertible {
  /// The name of the group.
  public var testDescription: String { name }
}

extension Fielded {
  static var group: FieldGroup { schema.group }
}

/// Every type that is decoded of an author's file.
let everyKind: [any Fielded.Type] = [
  HomeBlock.self, Project.self, Budget.self, Spending.self, Partner.self, IATIReference.self, Objective.self,
  Result.self,
  Activity.self, Participants.self, Output.self, Indicator.self, Scale.self, SeriesBreak.self, Baseline.self,
  Target.self, Observation.self, ObservationRevision.self, FigureRevision.self, Plan.self, Commitment.self,
  Milestone.self, Assessment.self, Update.self, Withdrawal.self, Organisation.self, Place.self, Beneficiary.self,
  CaseStatistics.self, CaseCount.self, News.self, Event.self, Publication.self, Page.self, RecordHeader.self,
  Acceptance.self, Evidence.self, GalleryPicture.self, SiteSettings.self, SiteContact.self, ThresholdSettings.self,
  SuppressionSettings.self, MarkdownSettings.self, SchemeFile.self, VariableEntry.self, LabelEntry.self,
  MissingEntry.self, RelevanceEntry.self, StarEntry.self, TableSettings.self, TranslationHeader.self,
  MenuLink.self, ImportedRow.self, Reply.self, SecuritySettings.self,
]
