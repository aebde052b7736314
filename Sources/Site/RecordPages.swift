package import Diagnostics
package import Exact
internal import Reporting

/// A page that is made of one record: whoever wants to change what it says finds the record's file by it.
package struct RecordPage: Sendable {
  /// Whether a reader of the published site sees the record today.
  package enum Standing: Sendable {
    case published, draft
    /// Not before its `publish_on`.
    case waiting(PartialDate)
  }

  /// Of the page, below the output folder.
  package let path: String
  /// The record's; of a page in another language its translation, where there is one.
  package let file: SourceFile
  package let standing: Standing
}

extension Site {
  /// - Parameter source: What the site was put together from.
  package func recordPages(of source: SiteSource) -> [RecordPage] {
    artefacts.compactMap { artefact in
      guard case .page(let request) = artefact.content,
        let (collection, position) = request.record(of: source.report.records),
        let text = source.text(collection, position), let header = source.report.records.header(collection, position)
      else { return nil }
      let translation = text.translations.first { $0.language == request.language }
      return RecordPage(
        path: artefact.path, file: translation?.body.file ?? text.file,
        standing: standing(header, published: source.report.published))
    }
  }

  private func standing(_ header: RecordHeader, published: Day) -> RecordPage.Standing {
    if header.isDraft == true { return .draft }
    if let day = header.publishOn, day.first > published { return .waiting(day) }
    return .published
  }
}

extension PageRequest {
  /// The record of which the page is made, or of which it shows a part.
  fileprivate func record(of records: Records) -> (Reporting.Collection, position: Int)? {
    switch subject {
    case .record(let collection, let position): (collection, position)
    case .planGroup(let plan, _, _, _), .planOrder(let plan, _, _): (.plans, plan)
    case .home: records.home.map { (.pages, $0.header.position) }
    case .list, .report, .tag, .part, .search, .takenDown, .notFound: nil
    }
  }
}
