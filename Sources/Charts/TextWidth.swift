/// About how wide a text of 13 px is in the fonts that the theme asks for, in px; rather too wide than too narrow.
///
/// Codes that stand for no character take no room. No font is read: the same text must give the same drawing on every machine.
package func textWidth(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + tenths($1) } / 10 + 1
}

private func tenths(_ scalar: Unicode.Scalar) -> Int {
  switch scalar {
  case "i", "j", "l", "ı", "I", "İ", ".", ",", ":", ";", "'", "|", "!", "(", ")", " ", "\u{A0}", "\u{202F}": 42
  case "m", "w", "M", "W", "%", "Ш", "Щ", "Ж", "Ю", "Ф", "М", "ш", "щ", "ж", "ю", "ф", "—", "@": 118
  case "a"..."z", "0"..."9": 76
  case "A"..."Z": 92
  case _ where scalar.properties.isUppercase: 92
  case _ where (0xFDD0...0xFDEF).contains(scalar.value): 0
  case _ where scalar.value >= 0x1100: 140
  case _ where scalar.properties.generalCategory == .nonspacingMark: 0
  default: 76
  }
}

/// The text in lines that fit, broken between words; a word that is longer than a line is broken too.
func lines(of text: String, within width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    let longer = line.isEmpty ? String(word) : line + " " + word
    if textWidth(longer) <= width {
      line = longer
      continue
    }
    if !line.isEmpty { lines.append(line) }
    line = ""
    for character in word {
      if !line.isEmpty, textWidth(line + String(character)) > width {
        lines.append(line)
        line = ""
      }
      line.append(character)
    }
  }
  return line.isEmpty ? lines : lines + [line]
}
