internal import Diagnostics
internal import FrontMatter
internal import Glibc

/// How well one colour is seen upon another (WCAG 2.2, "contrast ratio"): from 1 to 21.
///
/// In binary floating point: what is held against a demand and shown with one decimal needs no more.
func contrast(_ one: Colour, _ other: Colour) -> Double {
  let (dark, light) = (min(one.luminance, other.luminance), max(one.luminance, other.luminance))
  return (light + 0.05) / (dark + 0.05)
}

extension Colour {
  /// From 0, black, to 1, white (WCAG 2.2, "relative luminance").
  fileprivate var luminance: Double {
    func linear(_ byte: UInt8) -> Double {
      let share = Double(byte) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The colour nearest to this one, darker or lighter, that is seen well enough upon another; `nil` when none is.
  func shifted(to least: Double, against other: Colour) -> Colour? {
    // Where black and white are seen equally well upon a colour.
    let isDarker = other.luminance > 0.179
    return (1...100).lazy.map { percent in
      func shifted(_ byte: UInt8) -> UInt8 {
        let byte = Int(byte)
        return UInt8(isDarker ? byte * (100 - percent) / 100 : byte + (255 - byte) * percent / 100)
      }
      return Colour(red: shifted(red), green: shifted(green), blue: shifted(blue), range: range)
    }.first { contrast($0, other) >= least }
  }
}
