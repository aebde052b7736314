/// The candidate that the writer most likely meant, or `nil` when none is near enough.
///
/// Distance is the number of letters added, left out, changed or swapped with a neighbour; near enough is one edit for
/// every three letters of the longer word, and at least one.
package func nearMiss(_ written: String, among candidates: some Sequence<String>) -> String? {
  let letters = Array(written.lowercased().unicodeScalars)
  guard letters.count <= 80 else { return nil }
  var best: (candidate: String, distance: Int)?
  for candidate in candidates {
    let other = Array(candidate.lowercased().unicodeScalars)
    let limit = max(1, max(letters.count, other.count) / 3)
    guard abs(other.count - letters.count) <= limit, other.count <= 80 else { continue }
    let distance = editDistance(letters, other)
    guard distance <= limit else { continue }
    if let found = best, (found.distance, found.candidate) <= (distance, candidate) { continue }
    best = (candidate, distance)
  }
  return best?.candidate
}

/// The candidate that alone can be meant: one that differs in capitals and in what parts its words, or by a slip of the
/// fingers where no other candidate is near.
///
/// Such a slip leaves the first letter and every digit as they are, and is one edit, or two in a word of eight letters; all
/// other candidates are two edits further. Words of three letters are too short to tell.
package func sureMiss(_ written: String, among candidates: some Sequence<String>) -> String? {
  let plain = spelledPlainly(written)
  guard !plain.isEmpty, plain.utf8.count <= 80 else { return nil }
  let known = candidates.map { (candidate: $0, plain: spelledPlainly($0)) }
  let same = known.filter { $0.plain == plain }
  guard same.isEmpty else { return same.count == 1 ? same[0].candidate : nil }
  let letters = Array(plain.unicodeScalars)
  guard letters.count > 3 else { return nil }
  var near: [(candidate: String, plain: String, distance: Int)] = []
  for (candidate, plain) in known where abs(plain.unicodeScalars.count - letters.count) <= 4 {
    let distance = editDistance(letters, Array(plain.unicodeScalars))
    if distance <= 4 { near.append((candidate, plain, distance)) }
  }
  near.sort { $0.distance < $1.distance }
  guard let best = near.first, best.distance <= (letters.count < 8 ? 1 : 2),
    near.count == 1 || near[1].distance > best.distance + 1,
    best.plain.unicodeScalars.first == letters.first,
    best.plain.filter(\.isNumber) == plain.filter(\.isNumber)
  else { return nil }
  return best.candidate
}

/// In small letters, with a hyphen between words whatever stood there.
private func spelledPlainly(_ text: String) -> String {
  text.lowercased().split { $0 == " " || $0 == "_" || $0 == "-" }.joined(separator: "-")
}

/// Optimal string alignment distance; both words are short.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for i in left.indices {
    var row = [i + 1]
    row.reserveCapacity(right.count + 1)
    for j in right.indices {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row.append(cost)
    }
    beforeLast = last
    last = row
  }
  return last[right.count]
}

/// Words joined for a sentence: "`a`, `b` or `c`".
package func oneOf(_ words: [String], joining: String = "or") -> String {
  enumerated(words.map { "`\($0)`" }, joining: joining)
}

/// Words as a sentence lists them.
package func enumerated(_ words: [String], joining: String) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(joining) " + last
}
