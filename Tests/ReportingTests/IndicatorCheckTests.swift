import Diagnostics
import TestSupport
import Testing

@testable import Reporting

/// What is wrong with indicators, their figures and the revisions of these.
@Suite struct IndicatorCheckTests {
  static let cases: [CheckCase] = [
    CheckCase(
      "a result of another project", in: .indicators, "result: r\nproject: ①q\nunit: u\nkind: count",
      reports: ["① project-against-result"]),
    CheckCase(
      "a result of the same project", in: .indicators, "result: r\nproject: p\nunit: u\nkind: count", reports: []),
    CheckCase(
      "fractions wherever a count has a figure", in: .indicators,
      "result: r\nunit: u\nkind: count\naggregation: latest\nbaseline: {date: 2012, value: ①1.5}\ntargets: [{date: 2018, value: ②90.25}, {date: 2019, value: 100.0}]\nobservations:\n  - {to: 2014, value: ③20.5, numerator: ④3.5, denominator: 7}\n  - {to: 2015, value: 30, revisions: [{date: 2016, kind: correction, old: ⑤28.5, reason: R}]}",
      reports: [
        "① fraction-of-count", "② fraction-of-count", "③ fraction-of-count", "④ fraction-of-count",
        "⑤ fraction-of-count",
      ]),
    CheckCase(
      "a count that reads as two numbers", in: .indicators,
      "result: r\nunit: u\nkind: count\ndirection: rising\naggregation: latest\ntargets: [{date: 2018, value: ①3.500}]\nobservations: [{to: 2014, value: ②2.000}, {to: 2015, value: ③0.500}, {to: 2016, value: ④1.2840}, {to: 2017-01, value: 3}]",
      reports: ["① two-readings", "② two-readings", "③ fraction-of-count", "④ fraction-of-count"]),
    CheckCase(
      "an amount takes fractions everywhere", in: .indicators,
      "result: r\nunit: EUR\nkind: amount\naggregation: sum\ntargets: [{date: 2018, value: 90.25}]\nobservations: [{to: 2014, value: 20.5, revisions: [{date: 2016, kind: correction, old: 28.5, reason: R}]}]",
      reports: []),
    CheckCase(
      "amounts of two periods, of which nobody says whether they add up", in: .indicators,
      "result: r\nunit: EUR\nkind: ①amount\nobservations: [{to: 2014, value: 20.5}, {to: 2015, value: 1}]",
      reports: ["① aggregation-needed"]),
    CheckCase(
      "days where periods add up: a month's last one is taken for the month", in: .indicators,
      "result: r\nunit: u\nkind: count\naggregation: sum\nobservations:\n  - {to: ①2014-01-31, value: 1}\n  - {to: ②2014-02-27, value: 2}\n  - {to: ③2014-12-31, value: 3}\n  - {to: 2015, value: 4}\n  - {to: 2016-02, value: 5}\n  - {from: 2016-03-01, to: 2016-03-31, value: 5}\n  - {to: ④2016-02-29, value: 3, sex: female}",
      reports: [
        "① period-needed: 2014-01", "② period-needed", "③ period-needed", "④ period-needed: 2016-02",
      ]),
    CheckCase(
      "a quarter's last day is not taken for its month", in: .indicators,
      "result: r\nunit: u\nkind: amount\naggregation: sum\nfrequency: P3M\nobservations: [{to: ①2014-03-31, value: 1}]",
      reports: ["① period-needed"]),
    CheckCase(
      "a day where the newest counts", in: .indicators,
      "result: r\nunit: u\nkind: count\naggregation: latest\nobservations: [{to: 2014-01-31, value: 1}, {to: 2014-02-28, value: 1}]",
      reports: []),
    CheckCase(
      "one level twice", in: .indicators, "result: r\nunit: u\nkind: level\nlevels: [low, high, ①low]",
      reports: ["① level-twice"]),
    CheckCase(
      "a scale upside down, outside which nothing lies", in: .indicators,
      "result: r\nunit: u\nkind: score\nscale: ①{min: 5, max: 1}\nobservations: [{to: 2016, value: 3}]",
      reports: ["① odd-scale"]),
    CheckCase(
      "a scale and levels of another kind", in: .indicators,
      "result: r\nunit: u\nkind: count\nscale: ①{min: 1, max: 5}\nlevels: ②[low, high]\nobservations: [{to: 2016, value: 7}]",
      reports: ["① unused-field", "② unused-field"]),
    CheckCase(
      "limits that can", in: .indicators, "result: r\nunit: u\nkind: count\nsuppression: 4", reports: []),
    CheckCase("no limit", in: .indicators, "result: r\nunit: u\nkind: count\nsuppression: 1", reports: []),
    CheckCase(
      "an amount that can be read in two ways", in: .indicators,
      "result: r\nunit: EUR\nkind: amount\ndirection: rising\naggregation: latest\ntargets: [{date: 2018, value: ①90.000}]\nobservations: [{to: 2014, value: ②1.284}, {to: 2015, value: 12}]",
      reports: ["① two-readings", "② two-readings"]),
    CheckCase(
      "one that another figure of its series tells how to read: by its places, or by its digits", in: .indicators,
      "result: r\nunit: EUR\nkind: amount\naggregation: latest\nobservations: [{to: 2014, value: 1.284}, {to: 2015, value: 3.25}]",
      reports: []),
    CheckCase(
      "the same by four digits", in: .indicators,
      "result: r\nunit: EUR\nkind: amount\naggregation: latest\nobservations: [{to: 2014, value: 1.284}, {to: 2015, value: 1284.500}]",
      reports: []),
    CheckCase(
      "what a percentage is made of is counted", in: .indicators,
      "result: r\nunit: share\nkind: percentage\naggregation: latest\nobservations: [{to: 2014, numerator: ①1.284, denominator: 2000}, {to: 2015, value: 3.125}]",
      reports: ["① two-readings"]),
    CheckCase(
      "a unit that is counted, of a percentage", in: .indicators, "result: r\nunit: ①people\nkind: percentage",
      reports: ["① odd-unit"]),
    CheckCase(
      "a unit of shares, of a count", in: .indicators, "result: r\nunit: ①\"%\"\nkind: count", reports: ["① odd-unit"]),
    CheckCase(
      "units that go with their kind", in: .indicators, "result: r\nunit: percent of people\nkind: percentage",
      reports: []),
    CheckCase(
      "a running total that falls", in: .indicators,
      "result: r\nunit: people\nkind: count\naggregation: latest\ndefinition: A running total of visitors.\nobservations: [{to: 2014, value: 10}, {to: 2015, value: ①8}, {to: 2016, value: 12}]",
      reports: ["① falling-total"]),
    CheckCase(
      "a figure that falls and is no running total", in: .indicators,
      "result: r\nunit: people\nkind: count\naggregation: latest\nobservations: [{to: 2014, value: 10}, {to: 2015, value: 8}]",
      reports: []),
    CheckCase(
      "financial years that look like months", in: .indicators,
      "result: r\nunit: people\nkind: count\naggregation: latest\nobservations: [{to: ①2008-09, value: 10}, {to: ②2009-10, value: 8}]",
      reports: ["① financial-year", "② financial-year"]),
    CheckCase(
      "months, of which two look like financial years", in: .indicators,
      "result: r\nunit: people\nkind: count\naggregation: latest\nobservations: [{to: 2008-09, value: 10}, {to: 2008-10, value: 9}, {to: 2009-10, value: 8}]",
      reports: []),
    CheckCase(
      "a limit for what is no count", in: .indicators, "result: r\nunit: u\nkind: percentage\nsuppression: ①10",
      reports: ["① suppression-of-others"]),
    CheckCase(
      "figures of what is told in words", in: .indicators,
      "result: r\nunit: u\nkind: qualitative\ntargets: ①[{date: 2018, value: 2}]\nobservations: ②[{to: 2016, value: 1}]",
      reports: ["① figures-of-words", "② figures-of-words"]),
    CheckCase(
      "counts below 0", in: .indicators,
      "result: r\nunit: u\nkind: count\nbaseline: {date: 2012, value: ①-1}\nobservations: [{to: 2016, value: ②-5}]",
      reports: ["② negative-count", "① negative-count"]),
    CheckCase(
      "the parts of a share, where there is none", in: .indicators,
      "result: r\nunit: u\nkind: count\nobservations: [{to: 2016, numerator: ①30, denominator: 50}]",
      reports: ["① share-of-no-share"]),
    CheckCase(
      "a limit without its figure", in: .indicators, "result: r\nunit: u\nkind: count\ndirection: ①keep-above",
      reports: ["① limit-missing"]),
    CheckCase(
      "nothing measured since the baseline", in: .indicators,
      "result: r\nunit: u\nkind: score\nbaseline: ①{date: 2013, value: 1}\nobservations: [{to: 2012, value: 1}]",
      reports: ["① figures-before-baseline"]),
    CheckCase(
      "an interim target beyond the final one", in: .indicators,
      "result: r\nunit: u\nkind: score\nbaseline: {date: 2012, value: 9}\ntargets: [①{date: 2016, value: 3}, {date: 2018, value: 4}]",
      reports: ["① interim-beyond-final"]),
    CheckCase(
      "targets of single years for what adds up", in: .indicators,
      "result: r\nunit: u\nkind: count\naggregation: sum\ntargets: [{date: 2015, value: 100}, ①{date: 2016, value: 110}, {date: 2017, value: 125}]\nobservations: [{to: 2015, value: 60}, {to: 2016, value: 70}]",
      reports: ["① targets-of-periods"]),
    CheckCase(
      "one target twice for what adds up", in: .indicators,
      "result: r\nunit: u\nkind: count\naggregation: sum\ntargets: [{date: 2015, value: 100}, ①{date: 2016, value: 100}]\nobservations: [{to: 2015, value: 60}]",
      reports: ["① targets-of-periods"]),
    CheckCase(
      "running totals as targets, the first one of five years", in: .indicators,
      "result: r\nunit: u\nkind: count\naggregation: sum\ntargets: [{date: 2015, value: 100}, {date: 2016, value: 110}]\nobservations: [{to: 2011, value: 30}, {to: 2012, value: 30}]",
      reports: []),
    CheckCase(
      "running totals as targets", in: .indicators,
      "result: r\nunit: u\nkind: count\naggregation: sum\ntargets: [{date: 2015, value: 100}, {date: 2016, value: 130}]\nobservations: [{to: 2015, value: 60}]",
      reports: []),
    CheckCase(
      "two periods that end on one day", in: .indicators,
      "result: r\nunit: u\nkind: count\naggregation: latest\nobservations: [{from: 2012, to: 2016, value: 8080}, ①{to: 2016, value: 100}, {to: 2015, value: 90}]",
      reports: ["① two-periods-of-one-end"]),
    CheckCase(
      "a later time with parts alone", in: .indicators,
      "result: r\nunit: u\nkind: score\nobservations:\n  - {to: 2014, value: 1}\n  - ①{to: 2015, sex: female, value: 1}",
      reports: ["① total-missing"]),
    CheckCase(
      "parts of a time that has its total", in: .indicators,
      "result: r\nunit: u\nkind: score\nobservations: [{to: 2015, value: 1}, {to: 2014, sex: female, value: 1}]",
      reports: []
    ),
    CheckCase(
      "a figure revised before its date, and a target, which may be", in: .indicators,
      "result: r\nunit: u\nkind: score\ndirection: rising\ntargets: [{date: 2018, value: 2, revisions: [{date: 2013, kind: revision, old: 1, reason: R}]}]\nobservations: [{to: 2014, value: 2, revisions: [{date: ①2013, kind: revision, old: 1, reason: R}, {date: 2014, kind: revision, old: 1.5, reason: R}]}]",
      reports: ["① revision-before-figure"]),
    CheckCase(
      "levels that are not named", in: .indicators, "result: r\nunit: u\nkind: ①level", reports: ["① levels-missing"]),
    CheckCase(
      "a score outside its scale", in: .indicators,
      "result: r\nunit: u\nkind: score\nscale: {min: 0, max: 2}\nobservations:\n  - {to: 2016, value: ①2.1}",
      reports: ["① outside-scale"]),
    CheckCase(
      "a numerator over its denominator", in: .indicators,
      "result: r\nunit: u\nkind: percentage\nobservations:\n  - {to: 2016, numerator: ①5, denominator: 4}",
      reports: ["① numerator-over-denominator"]),
    CheckCase(
      "a ratio may be above 1", in: .indicators,
      "result: r\nunit: u\nkind: ratio\nobservations:\n  - {to: 2016, numerator: 5, denominator: 4}", reports: []),
    CheckCase(
      "percentages over 100 and below 0, wherever they stand", in: .indicators,
      "result: r\nunit: u\nkind: percentage\nbaseline: {date: 2012, value: ①-1}\ntargets: [{date: 2018, value: ②100.1}]\nobservations:\n  - {to: 2016, value: ③101}\n  - {to: 2015, numerator: ④-1, denominator: 4}\n  - {to: 2014, value: 100}\n  - {to: 2013, value: 0}",
      reports: ["③ odd-percentage", "④ odd-percentage", "① odd-percentage", "② odd-percentage"]),
    CheckCase(
      "a target and a baseline outside the scale", in: .indicators,
      "result: r\nunit: u\nkind: score\nscale: {min: 1, max: 5}\nbaseline: {date: 2012, value: ①0}\ntargets: [{date: 2018, value: ②6}]",
      reports: ["① outside-scale", "② outside-scale"]),
    CheckCase(
      "observations after the report's day", in: .indicators,
      "result: r\nunit: u\nkind: score\nobservations:\n  - {to: ①2017, value: 1}\n  - {to: ②2017-09-01, value: 1}\n  - {to: 2017-08, value: 1}",
      reports: ["① observation-in-future", "② observation-in-future"]),
    CheckCase(
      "a period that runs backwards", in: .indicators,
      "result: r\nunit: u\nkind: score\nobservations:\n  - ①{from: 2016, to: 2015, value: 1}",
      reports: ["① end-before-start"]),
    CheckCase(
      "two figures for one period, two for one part", in: .indicators,
      "result: r\nunit: u\nkind: score\nobservations:\n  - {to: 2015, value: 1}\n  - ①{to: 2015, value: 1}\n  - {to: 2015, value: 1, sex: female}\n  - ②{to: 2015, value: 2, sex: female}",
      reports: ["① duplicate-observation", "② duplicate-observation"]),
    CheckCase(
      "periods that share days", in: .indicators,
      "result: r\nunit: u\nkind: count\naggregation: sum\nobservations:\n  - {from: 2015-01, to: 2015-07, value: 1}\n  - ①{from: 2015-06, to: 2015-12, value: 1}",
      reports: ["① overlapping-periods"]),
    CheckCase(
      "a target before the baseline, whether or not anything was measured", in: .indicators,
      "result: r\nunit: u\nkind: score\nbaseline: {date: 2015, value: 1}\ntargets: [①{date: 2014, value: 2}]",
      reports: ["① target-not-after-baseline"]),
    CheckCase(
      "a target equal to the baseline, without a direction", in: .indicators,
      "result: r\nunit: u\nkind: score\nbaseline: {date: 2015, value: 2}\ntargets: [①{date: 2018, value: 2}]",
      reports: ["① direction-needed"]),
    CheckCase(
      "a falling indicator without a baseline", in: .indicators,
      "result: r\nunit: u\nkind: score\ndirection: falling\ntargets: [①{date: 2018, value: 2}]",
      reports: ["① baseline-needed"]),
    CheckCase(
      "a baseline of 0 is a figure", in: .indicators,
      "result: r\nunit: u\nkind: score\nbaseline: {date: 2012, value: 0}\ntargets: [{date: 2018, value: 2}]",
      reports: []),
    CheckCase(
      "a direction against the figures", in: .indicators,
      "result: r\nunit: u\nkind: score\ndirection: ①falling\nbaseline: {date: 2012, value: 1}\ntargets: [{date: 2018, value: 2}]",
      reports: ["① direction-unclear"]),
    CheckCase(
      "a total of parts that there are not", in: .indicators, "result: r\nunit: u\nkind: count\ntotal: ①sum-of plcae",
      reports: ["① unknown-value: sum-of place"]),
    CheckCase(
      "a total of parts by a breakdown of its own, misspelt", in: .indicators,
      "result: r\nunit: u\nkind: count\nexpects: disability\ntotal: ①sum-of disabilty",
      reports: ["① unknown-value: sum-of disability"]),
    CheckCase(
      "a value against what it is a share of; a rounded one agrees", in: .indicators,
      "result: r\nunit: u\nkind: percentage\nobservations:\n  - {to: 2016, value: ①62, numerator: 122, denominator: 200}\n  - {to: 2015, value: 61, numerator: 122, denominator: 200}\n  - {to: 2014, value: 33.3, numerator: 1, denominator: 3}\n  - {to: 2013, value: ②33.4, numerator: 1, denominator: 3}\n  - {to: 2012, value: ③0.61, numerator: 122, denominator: 200}",
      reports: ["① value-against-parts", "② value-against-parts", "③ value-against-parts"]),
    CheckCase(
      "a ratio against its parts; a count may say what it is part of", in: .indicators,
      "result: r\nunit: u\nkind: ratio\nobservations: [{to: 2016, value: ①61, numerator: 122, denominator: 200}, {to: 2015, value: 0.6, numerator: 122, denominator: 200}]",
      reports: ["① value-against-parts"]),
    CheckCase(
      "a count may say what it is part of", in: .indicators,
      "result: r\nunit: u\nkind: count\nobservations: [{to: 2016, value: 122, numerator: 122, denominator: 200}]",
      reports: []),
    CheckCase(
      "half a share beside a value", in: .indicators,
      "result: r\nunit: u\nkind: percentage\naggregation: latest\nobservations:\n  - {to: 2016, value: 61, numerator: ①122}\n  - {to: 2015, value: 61, denominator: ②200}",
      reports: ["① half-a-share", "② half-a-share"]),
    CheckCase(
      "a promised breakdown that is almost the name of one that there is", in: .indicators,
      "result: r\nunit: u\nkind: count\nexpects: [①sexx, age]\nobservations: [{to: 2016, value: 1}]",
      reports: ["① absent-breakdown"]),
    CheckCase(
      "a new figure that is not the one that followed", in: .indicators,
      "result: r\nunit: u\nkind: score\nobservations:\n  - to: 2014\n    value: 30\n    revisions:\n      - {date: 2016, old: 28, new: ①31, kind: revision, reason: R}\n      - {date: 2015, old: 25, new: ②27, kind: revision, reason: R}\n  - to: 2013\n    value: 9\n    revisions: [{date: 2016, old: 8, new: 9.0, kind: revision, reason: R}]",
      reports: ["② new-against-next", "① new-against-next"]),
    CheckCase(
      "a new level that is not the one that followed", in: .indicators,
      "result: r\nunit: u\nkind: level\nlevels: [low, medium, high]\nobservations:\n  - to: 2014\n    value: high\n    revisions: [{date: 2016, old: low, new: ①medium, kind: revision, reason: R}]",
      reports: ["① new-against-next"]),
    CheckCase(
      "the parts of a new share that are not those that followed", in: .indicators,
      "result: r\nunit: u\nkind: percentage\nobservations:\n  - to: 2014\n    numerator: 122\n    denominator: 200\n    revisions:\n      - {date: 2016, old: 50, new: ①62, new_numerator: ②121, new_denominator: ③201, kind: revision, reason: R}\n  - to: 2013\n    numerator: 1\n    denominator: 3\n    revisions: [{date: 2016, old: 50, new: 33, kind: revision, reason: R}]",
      reports: ["① new-against-next", "② new-against-next", "③ new-against-next"]),
    CheckCase(
      "a breakdown that was promised and has not come is no mistake", in: .indicators,
      "result: r\nunit: u\nkind: count\nexpects: [sex, disability]\nobservations: [{to: 2016, value: 1}]", reports: []),
    CheckCase(
      "a yearly rate of a sum, and of words", in: .indicators,
      "result: r\nunit: u\nkind: yes-no\naggregation: ①sum\nprogress_method: ②cagr\ndirection: rising",
      reports: ["① sum-with-cagr: latest", "② cagr-of-words: linear"]),
    CheckCase(
      "a baseline and a base year", in: .indicators,
      "result: r\nunit: u\nkind: score\nprogress_method: cagr\ndirection: rising\nbase_year: ①2012\nbaseline: {date: 2012, value: 1}",
      reports: ["① baseline-and-base-year"]),
    CheckCase(
      "fields of the other method", in: .indicators, "result: r\nunit: u\nkind: score\nbase_year: ①2012\nlimit: ②100",
      reports: ["① unused-field", "② unused-field"]),
    CheckCase(
      "a limit beside a target", in: .indicators,
      "result: r\nunit: u\nkind: score\nprogress_method: cagr\ndirection: rising\nlimit: ①100\ntargets: [{date: 2030, value: 90}]",
      reports: ["① unused-field"]),
  ]

  @Test("rules between fields are checked, each fault told once at its place", arguments: cases)
  func checks(_ row: CheckCase) async throws {
    #expect(row.text.reports(try await reported(row)) == row.reports)
  }
}
