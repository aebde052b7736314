/// That figures stand in thousands or more, as offices say it above them: `People (thousands)`, `тыс. чел.`.
enum FigureScale: String {
  case thousand, million, billion

  /// - Parameter text: A header or a unit.
  init?(in text: String) {
    let text = HeaderWords.folded(text)
    // A rate is a figure of its own: `per thousand people`.
    guard !text.contains(#/(?:^|[ \(])(?:per|на|hər) /#) else { return nil }
    let words = text.split { !$0.isLetter }.map { String($0) }
    let isAzerbaijani = zip(words, words.dropFirst()).contains { $0 == "min" && Self.counted.contains($1) }
    if !Self.thousands.isDisjoint(with: words) || isAzerbaijani || text.contains(#/['’]000s?\b|(?:\(|, )000s?\b/#) {
      self = .thousand
    } else if !Self.millions.isDisjoint(with: words) {
      self = .million
    } else if !Self.billions.isDisjoint(with: words) {
      self = .billion
    } else {
      return nil
    }
  }

  /// - Parameter title: A line above a table. It may speak of thousands for other reasons: its unit is all of it, or stands at
  ///   its end, behind a comma, in brackets or behind `in`.
  init?(ofTitle title: String) {
    let text = HeaderWords.folded(title)
    let end = text.split(separator: #/, |[\(;]/#).last.map { String($0) } ?? text
    let unit = text.firstMatch(of: /(?:^| )(?:in|в) (.+)$/).map { String($0.1) }
    for part in [end, unit].compactMap(\.self) where part.split(separator: " ").count < 4 {
      if let scale = FigureScale(in: part) {
        self = scale
        return
      }
    }
    return nil
  }

  private static let thousands: Set = ["thousand", "thousands", "thous", "ths", "тыс", "тысяч", "тысячи", "тысячах"]
  private static let millions: Set = [
    "million", "millions", "mln", "mio", "milyon", "млн", "миллион", "миллионов", "миллионах",
  ]
  private static let billions: Set = [
    "billion", "billions", "bln", "milyard", "mlrd", "млрд", "миллиард", "миллиардов", "миллиардах",
  ]
  /// What stands behind `min`, which alone may be minutes.
  private static let counted: Set = ["nəfər", "nəfərlə", "manat", "manatla", "azn", "ədəd", "adam", "vətəndaş"]
}
