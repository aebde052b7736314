/// The whole years that a label of an age group speaks of: `10-19`, `65+`, `under 18`, `18 лет и старше`.
///
/// - Returns: `nil` for other words. Where `over` or `under` leaves open whether the age itself belongs to it, it does not.
func agesMeant(by label: String) -> ClosedRange<Int>? {
  let text = label.lowercased()
  let numbers = text.matches(of: /\d{1,3}/).compactMap { match in Int(match.output).map { (match.range, $0) } }
  if numbers.count == 2, numbers[0].1 <= numbers[1].1 {
    let between = text[numbers[0].0.upperBound..<numbers[1].0.lowerBound]
    let isRange = between.contains(/[-‐‑–—−]|\bto\b|\bdo\b|до|dan|dən|and/)
    return isRange ? numbers[0].1...numbers[1].1 : nil
  }
  guard numbers.count == 1, let (place, age) = numbers.first else { return nil }
  let words = text.replacingCharacters(in: place, with: "")
  if words.contains(
    /\+|≥|and (over|above|older|up|more)|or (over|above|older|more)|plus|и (старше|более)|və (yuxarı|böyük|çox)/)
  {
    return age...Int.max
  }
  if words.contains(/>|over|above|older|старше|более|yuxarı|böyük/) { return (age + 1)...Int.max }
  if words.contains(/≤/) { return 0...age }
  if words.contains(/<|under|below|younger|less|up to|до|младше|моложе|менее|qədər|aşağı|kiçik/) {
    return age > 0 ? 0...(age - 1) : nil
  }
  let isBare = words.allSatisfy { !$0.isLetter } || words.contains(/^\W*(years?( old)?|yrs?|yaş|лет|года?)\W*$/)
  return isBare ? age...age : nil
}

/// Of the age groups that some rows name, the narrowest other one around each: of `18-29` and `30-59` it is `18-59`.
func agesAround(_ labels: some Sequence<String?>) -> [String: String] {
  let ages = Set(labels.lazy.compactMap(\.self)).sorted().compactMap { label in agesMeant(by: label).map { (label, $0) }
  }
  return Dictionary(
    uniqueKeysWithValues: ages.compactMap { label, range in
      ages.filter { $0.1 != range && $0.1.lowerBound <= range.lowerBound && range.upperBound <= $0.1.upperBound }
        .min { $0.1.upperBound - $0.1.lowerBound < $1.1.upperBound - $1.1.lowerBound }
        .map { (label, $0.0) }
    })
}

extension String {
  fileprivate func replacingCharacters(in place: Range<Index>, with text: String) -> String {
    self[..<place.lowerBound] + text + self[place.upperBound...]
  }
}
