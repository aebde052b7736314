/// What may be written in a field. From this come the messages, the schemas for other programs and the manual.
package indirect enum FieldForm: Sendable {
  /// A text that is the same in every language, such as a code.
  case text
  /// A text that a translation's file may give in its language.
  ///
  /// - Parameter isLong: Does it take more than a line, so that an editor gives it room?
  case translatedText(isLong: Bool)
  /// A text, or one in each of several languages.
  case wording
  /// A text of a fixed form.
  case code(CodeForm)
  /// `2014`, `2014-09` or `2014-09-30`.
  case date
  /// A plain decimal, between two ends where there are such.
  case number(in: NumberRange?)
  /// A plain decimal; where the record's kind says so, a word that stands for one.
  case figure
  /// A whole number.
  case count(in: NumberRange)
  /// So many numbers in brackets, each between its ends.
  case numbers([NumberRange])
  /// `true` or `false`.
  case flag
  /// One word of a closed list.
  ///
  /// - Parameter named: Below which key themes say what people call each word.
  case choice([String], named: String? = nil)
  /// One word of a list to which the site's own files may add.
  case openChoice([String], named: String? = nil)
  /// The slug of a record in this collection.
  case reference(String)
  /// An address on the web.
  case address
  /// A file of the site, by its path from the record's folder.
  case file
  /// A value of the form, or one of these words, which say why there is none.
  case orWord(FieldForm, [String])
  /// Any number of values of one form.
  case list(FieldForm)
  /// Names of the author's own, each with a value of one form.
  case mapping(FieldForm)
  /// A group of fields.
  case group(FieldGroup)
  /// A group of fields, or one of them alone.
  case groupOrText(FieldGroup)
  /// What another file declares.
  case declaredElsewhere

  /// A text of a few words.
  package static var title: FieldForm { .translatedText(isLong: false) }
  /// A text of some sentences.
  package static var prose: FieldForm { .translatedText(isLong: true) }
}

/// A text that a pattern describes, such as the hash of a file.
package struct CodeForm: Sendable {
  /// For those who translate `words`.
  package let name: String
  /// For "must be …": what it is, with an example.
  package let words: String
  /// ECMA 262, as JSON Schema takes it: of the whole text.
  package let pattern: String
  /// One that is right, without quotes.
  package let example: String
  /// The code that is meant by what people write instead.
  let meant: (@Sendable (String) -> String?)?
  /// Whole numbers that are such a text, since nobody puts them into quotes.
  package let numbers: ClosedRange<Int>?

  package init(
    _ name: String, _ words: String, pattern: String, example: String, numbers: ClosedRange<Int>? = nil,
    meant: (@Sendable (String) -> String?)? = nil
  ) {
    self.name = name
    self.words = words
    self.pattern = pattern
    self.example = example
    self.meant = meant
    self.numbers = numbers
  }
}

/// Fields that stand together: those of a record, or of a group inside one.
package struct FieldGroup: Sendable {
  /// What one such group is called in a sentence: "milestone".
  package let name: String
  package let fields: [FieldDescription]
  /// Of each of these, one must be given.
  package let alternatives: [FieldAlternatives]
}

/// Fields that can stand in for each other: an observation has its value, or else numerator and denominator.
package struct FieldAlternatives: Sendable {
  /// The keys of each way.
  package let ways: [[String]]

  package init(_ ways: [String]...) {
    self.ways = ways
  }

  /// Is all of one way given?
  package func areMet(_ isGiven: (String) -> Bool) -> Bool {
    ways.contains { $0.allSatisfy(isGiven) }
  }
}

/// A field as its schema declares it, whatever record it belongs to.
package struct FieldDescription: Sendable {
  /// The name in front matter and in CSV headers.
  package let key: String
  package let form: FieldForm
  package private(set) var isRequired: Bool
  /// One sentence for the manual.
  package let about: String
  /// What may stand there, as YAML on one line; `nil` where the form alone gives an example.
  package let example: String?
  /// What holds where the field is not given, as YAML; `nil` where nothing does.
  package let standard: String?
  /// Must the list have an item?
  package let needsItem: Bool
  /// May the items of the list stand as rows of a table beside the record?
  package let beside: TableBeside
  /// Does the record's page show it among its facts, as it stands and where it is given?
  package let isFact: Bool
  /// Does it say how the record is to be read, rather than something of what it is about? Then no table has it.
  package let isInstruction: Bool
  /// Does it name the record of which this one is a part?
  package let isParent: Bool
  /// Of a field that nobody writes by its name: the field of the record that declares the keys which it gathers.
  package let declaringKey: String?
  /// The name of the group that declares it; `record` of those that every record may have.
  package internal(set) var home = ""

  package init(
    key: String, form: FieldForm, isRequired: Bool, about: String, example: String? = nil, standard: String? = nil,
    needsItem: Bool = false, beside: TableBeside = .never, isFact: Bool = false, isInstruction: Bool = false,
    isParent: Bool = false,
    declaringKey: String? = nil
  ) {
    self.key = key
    self.form = form
    self.isRequired = isRequired
    self.about = about
    self.example = example
    self.standard = standard
    self.needsItem = needsItem
    self.beside = beside
    self.isFact = isFact
    self.isInstruction = isInstruction
    self.isParent = isParent
    self.declaringKey = declaringKey
  }

  /// The same of a field that may be left out.
  package var optional: FieldDescription {
    var field = self
    field.isRequired = false
    return field
  }
}
