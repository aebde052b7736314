/// Labels by which people mark the row or column of all.
package enum TotalWords {
  /// As they are written; who compares with them leaves out what does not matter there, such as capitals.
  package static let all = [
    "total", "totals", "grand total", "all", "both", "both sexes", "overall", "everyone", "cəmi", "ümumi", "hamısı",
    "yekun", "bütün", "всего", "итого", "все", "оба", "оба пола",
  ]
}
