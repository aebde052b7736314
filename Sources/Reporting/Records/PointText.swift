internal import FrontMatter

/// Latitude and longitude as people write them, read only to say what to write instead.
enum PointText {
  /// Such as `[40.41, 49.87]`; `nil` where two numbers stand in brackets already, or nobody can tell.
  static func meant(by node: Node) -> String? {
    switch node.content {
    case .scalar(let text, _): meant(by: text)
    case .mapping(let entries): meant(by: entries)
    case .sequence(let items): meant(by: items.map { $0.text ?? "" })
    default: nil
    }
  }

  private static func meant(by text: String) -> String? {
    // The address of a map, which its site gives a place by: `…/@40.41,49.87,12z`, `…?q=40.41,49.87`.
    if text.contains("://") {
      let pair = text.firstMatch(of: /[@=\/](-?\d{1,2}\.\d+)(?:,|%2C)(-?\d{1,3}\.\d+)/)
      return pair.map { "[\($0.1), \($0.2)]" }
    }
    let sign = /\s*[,;]?\s+|\s*[,;]\s*/
    if let pair = text.wholeMatch(of: /[\[(]?(-?\d{1,2}\.\d+)(?:\s*[,;]\s*|\s+)(-?\d{1,3}\.\d+)[\])]?/) {
      return "[\(pair.1), \(pair.2)]"
    }
    if let pair = text.wholeMatch(of: /(-?\d{1,2},\d+)(?:\s*;\s*|,?\s+)(-?\d{1,3},\d+)/) {
      return "[\(pair.1.replacing(",", with: ".")), \(pair.2.replacing(",", with: "."))]"
    }
    // `40.4093° N, 49.8671° E`
    let decimal = /(\d{1,3}\.\d+) ?°? ?([NSEWnsew])(?:\s*[,;]\s*|\s+)(\d{1,3}\.\d+) ?°? ?([NSEWnsew])/
    if let pair = text.wholeMatch(of: decimal) {
      let numbers = [(pair.1, pair.2), (pair.3, pair.4)].map { "sSwW".contains($1) ? "-\($0)" : String($0) }
      return "eEwW".contains(pair.2) ? "[\(numbers[1]), \(numbers[0])]" : "[\(numbers[0]), \(numbers[1])]"
    }
    let halves = text.split(separator: sign).filter { !$0.isEmpty }
    let degrees = halves.count == 2 ? halves.compactMap { Self.degrees($0) } : []
    return degrees.count == 2 ? "[\(degrees[0]), \(degrees[1])]" : nil
  }

  /// `40°24'35"N`, as a decimal of four places, which is ten metres.
  private static func degrees(_ text: Substring) -> String? {
    guard let match = text.wholeMatch(of: /(\d{1,3})°(?:(\d{1,2})['′’])?(?:(\d{1,2})(?:\.\d+)?["″”])?([NSEWnsew]?)/),
      let whole = Int(match.1)
    else { return nil }
    let seconds = (match.2.flatMap { Int($0) } ?? 0) * 60 + (match.3.flatMap { Int($0) } ?? 0)
    let places = (seconds * 10_000 + 1_800) / 3_600
    let digits = String(String(10_000 + places).suffix(4))
    return ("sSwW".contains(match.4) && !match.4.isEmpty ? "-" : "") + "\(whole + places / 10_000).\(digits)"
  }

  private static func meant(by entries: [Node.Entry]) -> String? {
    func value(_ names: Set<String>) -> String? { entries.first { names.contains($0.key.lowercased()) }?.value.text }
    guard let latitude = value(["lat", "latitude", "en", "широта"]),
      let longitude = value(["lon", "lng", "long", "longitude", "uzunluq", "долгота"])
    else { return nil }
    return "[\(latitude), \(longitude)]"
  }

  /// `[40,41, 49,87]`, of which YAML makes four numbers; `[40,41; 49,87]`, of which it makes three.
  private static func meant(by items: [String]) -> String? {
    if items.count == 3, let middle = items[1].wholeMatch(of: /(\d+) ?; ?(-?\d+)/),
      [items[0], items[2]].allSatisfy({ $0.wholeMatch(of: /-?\d+/) != nil })
    {
      return "[\(items[0]).\(middle.1), \(middle.2).\(items[2])]"
    }
    guard items.count == 4, items.allSatisfy({ $0.wholeMatch(of: /-?\d+/) != nil }) else { return nil }
    return "[\(items[0]).\(items[1]), \(items[2]).\(items[3])]"
  }
}
