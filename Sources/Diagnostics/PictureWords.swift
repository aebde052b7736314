/// The words that stand for a picture for those who cannot see it, as somebody wrote them.
package enum PictureWords {
  /// What is told of words that say nothing of what is to be seen: a file's name, `image`, `Picture 1`, or what a word
  /// processor guessed.
  ///
  /// - Parameter file: The picture's address, as it is written.
  package static func fault(of words: String, file: String, at range: SourceRange) -> Diagnostic? {
    let text = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !text.isEmpty else { return nil }
    if let guess = guesses.first(where: { text.contains($0) }) { return .guessedAlt(guess, at: range) }
    return isNameOfFile(text, file) || isWordForPicture(text) ? .emptyAlt(text, at: range) : nil
  }

  private static func isNameOfFile(_ text: String, _ file: String) -> Bool {
    let small = text.lowercased()
    if endings.contains(where: { small.hasSuffix($0) }) { return true }
    let name = WrittenAddress.fileName(of: file)
    let stem = String(name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex))
    // A word may be a picture's name and say what it shows, too.
    let isMade = text.contains("_") || text.count(where: { $0 == "-" }) > 1 || text.count(where: \.isNumber) > 2
    if text == stem, isMade, !text.contains(" ") { return true }
    return cameras.contains { camera in
      guard small.hasPrefix(camera) else { return false }
      let rest = small.dropFirst(camera.count)
      return rest.contains(where: \.isNumber) && rest.count(where: \.isLetter) < 5
    }
  }

  /// `image`, `Picture 1`, `Şəkil 2`.
  private static func isWordForPicture(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter && $0 != "\u{307}" }.map { $0.filter { $0 != "\u{307}" } }
    let kept = words.filter { !Self.words.contains($0) }
    return !words.isEmpty && kept.isEmpty
  }

  private static let endings = [
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".heic", ".bmp", ".tif", ".tiff", ".jfif",
  ]

  /// What cameras, telephones and programs call their pictures, before a number or a date.
  private static let cameras = [
    "img_", "img-", "img ", "dsc", "dscn", "dscf", "pxl_", "mvimg_", "vid_", "p10", "photo_", "image_", "foto_",
    "whatsapp image ", "screenshot_", "screenshot ", "screen shot ", "снимок экрана", "ekran şəkli", "ekran görüntüsü",
    "viber_image_", "telegram_photo_", "fb_img_", "scan_", "scan ", "untitled-",
  ]

  private static let words: Set = [
    "image", "images", "img", "picture", "pictures", "pic", "photo", "photos", "photograph", "foto", "fotoşəkil",
    "şəkil",
    "şəkli", "rəsm", "фото", "фотография", "картинка", "изображение", "рисунок", "рис", "снимок", "screenshot", "alt",
    "text", "placeholder", "untitled", "unnamed", "adsız", "resim", "grafik",
  ]

  /// What word processors write of a picture that they looked at.
  private static let guesses = [
    "Description automatically generated", "AI-generated content may be incorrect", "Автоматически созданное описание",
    "Описание создано автоматически", "Image result for", "May be an image of",
  ]
}

extension Diagnostic {
  fileprivate static func emptyAlt(_ words: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "alt-says-nothing", "`\(words)` does not say what the picture shows, so people who cannot see it learn nothing.",
      severity: .warning, at: range, help: "Say in one sentence what is to be seen in it.")
  }

  fileprivate static func guessedAlt(_ guess: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      "alt-says-nothing", "`\(guess)` is what a program wrote, which only guessed what the picture shows.",
      severity: .warning, at: range, help: "Say in one sentence what is to be seen in it, and delete this.")
  }
}
