import TestSupport
import Testing

@testable import Exact

/// However a number is written, it is read as the one that is meant, or refused; and what is suggested then is the one that is
/// meant.
@Suite struct WrittenNumberTests {
  struct Form: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// What is written for a whole number, or for one with two places; `nil` where the form has none.
    let written: @Sendable (_ whole: Int, _ hundredths: Int?) -> String?

    init(_ description: String, _ written: @escaping @Sendable (Int, Int?) -> String?) {
      testDescription = description
      self.written = written
    }
  }

  private static func places(_ hundredths: Int) -> String { (hundredths < 10 ? "0" : "") + String(hundredths) }

  private static func grouped(_ whole: Int, by sign: String) -> String? {
    guard whole >= 1_000 else { return nil }
    let digits = Array(String(whole))
    return digits.indices.reversed().reduce(into: "") { text, index in
      text = String(digits[index]) + text
      if (digits.count - index).isMultiple(of: 3), index > 0 { text = sign + text }
    }
  }

  private static func point(_ whole: Int, _ hundredths: Int?) -> String {
    hundredths.map { "\(whole).\(places($0))" } ?? String(whole)
  }

  static let forms: [Form] = {
    var forms = [
      Form("plain") { point($0, $1) },
      Form("zeros in front") { "00" + point($0, $1) },
      Form("a decimal comma") { whole, rest in rest.map { "\(whole),\(places($0))" } },
      Form("an apostrophe before it") { "'" + point($0, $1) },
      Form("a plus sign") { "+" + point($0, $1) },
      Form("a point behind it") { whole, rest in rest == nil ? "\(whole)." : nil },
      Form("in digits of Arabic") { whole, rest in
        guard rest == nil else { return nil }
        return String(String(whole).map { Character(Unicode.Scalar(0x660 + UInt32($0.wholeNumberValue ?? 0)) ?? "0") })
      },
      Form("in wide digits") { whole, rest in
        guard rest == nil else { return nil }
        return String(String(whole).map { Character(Unicode.Scalar(0xFF10 + UInt32($0.wholeNumberValue ?? 0)) ?? "0") })
      },
      Form("a half") { whole, rest in rest == 50 ? "\(whole)½" : nil },
      Form("a quarter") { whole, rest in rest == 25 ? "\(whole) ¼" : nil },
      Form("an exponent") { whole, rest in rest == nil ? "\(whole)e0" : nil },
      Form("a bound") { "<" + point($0, $1) }, Form("at least") { "≥ " + point($0, $1) },
      Form("a range") { whole, _ in "\(whole)-\(whole + 3)" },
      Form("a formula") { "=" + point($0, $1) },
    ]
    for sign in [",", " ", "\u{A0}", "\u{2009}", "\u{202F}", "'", "’"] {
      forms.append(
        Form("thousands parted by \(sign.debugDescription)") { whole, rest in
          grouped(whole, by: sign).map { $0 + (rest.map { "." + places($0) } ?? "") }
        })
    }
    forms.append(
      Form("thousands parted by points, decimals by a comma") { whole, rest in
        rest.flatMap { rest in grouped(whole, by: ".").map { "\($0),\(places(rest))" } }
      })
    for mark in ["*", " *", "†", "²", " (e)", " (p)", "r", " [1]"] {
      forms.append(Form("the mark\(mark)") { point($0, $1) + mark })
    }
    for word in [" people", " nəfər", " человек", " km"] {
      forms.append(Form("the word\(word)") { point($0, $1) + word })
    }
    for currency in ["$", "€", "₼", "USD "] {
      forms.append(Form("the currency \(currency)") { currency + point($0, $1) })
    }
    for currency in ["%", " %", " AZN", " manat"] {
      forms.append(Form("behind it\(currency)") { point($0, $1) + currency })
    }
    for word in ["~", "≈ ", "ca. ", "about ", "təxminən ", "около "] {
      forms.append(Form("before it \(word)") { word + point($0, $1) })
    }
    for sign in ["\u{200B}", "\u{FEFF}", "\u{A0}"] {
      forms.append(Form("\(sign.debugDescription) behind it") { point($0, $1) + sign })
    }
    return forms
  }()

  @Test("it is the number that is meant, or none", arguments: forms)
  func meant(form: Form) throws {
    var random = SeededNumbers(state: 18)
    for _ in 0..<300 {
      let whole = random.number(below: random.choice([10, 1_000, 10_000, 10_000_000]))
      let rest = random.choice([nil, nil, 50, 25, random.number(below: 100)])
      guard let written = form.written(whole, rest) else { continue }
      let meant = try Quantity.parse(Self.point(whole, rest))
      do throws(QuantityFault) {
        let read = try Quantity.parse(written)
        #expect(read == meant, "\(written)")
      } catch {
        guard let suggestion = error.suggestion else { continue }
        #expect((try? Quantity.parse(suggestion)) == meant, "\(written): \(suggestion)")
      }
    }
  }
}
