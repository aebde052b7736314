internal import Diagnostics
package import FrontMatter

/// What an author says of the table beside a record, where the table does not say it itself.
package struct TableSettings: Fielded, FieldValue, Sendable {
  package let sheet: String?
  package let encoding: TextEncoding?
  package let decimal: DecimalSign?
  package let dates: DateOrder?
  package let cumulative: Bool?
  package let period: PeriodLength?
  package let columns: ColumnNames?

  package static let sheet = Field(
    "sheet", \TableSettings.sheet, "The sheet of the workbook, where several hold a table.", example: "2014")
  package static let encoding = Field(
    "encoding", \TableSettings.encoding, "How a text file keeps its letters, where that is not UTF-8.")
  package static let decimal = Field(
    "decimal", \TableSettings.decimal, "The sign before decimals, where no figure of the table shows it.")
  package static let dates = Field(
    "dates", \TableSettings.dates, "What stands first in dates, where none of the table shows it.")
  package static let cumulative = Field(
    "cumulative", \TableSettings.cumulative,
    "Whether its figures count on from the beginning of each year; a period then has what was added since the one before."
  )
  package static let period = Field(
    "period", \TableSettings.period, "How long the period of each row is that ends with its date.")
  package static let columns = Field(
    "columns", \TableSettings.columns, "Which field each column is, where its header does not say it.")

  package static let schema = Schema<TableSettings>(
    "table beside a record", [sheet, encoding, decimal, dates, cumulative, period, columns])

  package init?(_ row: inout FieldRow) {
    sheet = row[Self.sheet]
    encoding = row[Self.encoding]
    decimal = row[Self.decimal]
    dates = row[Self.dates]
    cumulative = row[Self.cumulative]
    period = row[Self.period]
    columns = row[Self.columns]
  }

  package static var none: TableSettings { TableSettings() }

  private init() {
    (sheet, encoding, decimal, dates, cumulative, period, columns) = (nil, nil, nil, nil, nil, nil, nil)
  }

  /// The field that the author names for a header; empty where the column is not to be read.
  func field(of header: String) -> String? {
    columns?.names.first { HeaderWords.folded($0.header) == HeaderWords.folded(header) }?.field
  }
}

/// Which field each column is, by its header.
package struct ColumnNames: FieldValue {
  /// A column whose field is empty is not read.
  package let names: [(header: String, field: String)]

  package static var form: FieldForm { .mapping(.text) }

  package var content: FieldContent { .group(names.map { ($0.header, .text($0.field)) }) }

  package static func decode(_ node: Node, as field: FieldDescription, _ decoding: inout Decoding) -> ColumnNames? {
    guard case .mapping(let entries) = node.content else {
      decoding.report(.notAMapping(field, like: "{İl: to, Dəyər: value}", at: node.range))
      return nil
    }
    return ColumnNames(names: entries.map { ($0.key, $0.value.isBlank ? "" : $0.value.text ?? "") })
  }
}

/// The sign before the decimals of a number.
package enum DecimalSign: String, Vocabulary {
  case comma = ","
  case point = "."
}

/// In which order a date says its day and its month.
package enum DateOrder: String, Vocabulary {
  case dayFirst = "d.m.y"
  case monthFirst = "m/d/y"
}

/// How long a period is that ends with a date.
package enum PeriodLength: String, Vocabulary {
  case month
  case quarter
  case half = "half-year"
  case year
}

extension TextEncoding: Vocabulary {}
